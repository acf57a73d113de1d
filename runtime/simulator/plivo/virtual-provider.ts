import type { VirtualProvider } from '#runtime/simulator/virtual-provider.ts';
import { virtualProviderOf } from '#runtime/simulator/virtual-provider-of.ts';
import { dialect } from './dialect.ts';

/** Plivo's call engine as an application meets it. */
export const plivo: VirtualProvider = virtualProviderOf(dialect);
