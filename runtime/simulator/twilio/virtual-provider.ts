import type { VirtualProvider } from '#runtime/simulator/virtual-provider.ts';
import { virtualProviderOf } from '#runtime/simulator/virtual-provider-of.ts';
import { dialect } from './dialect.ts';

/** Twilio's call engine as a TwiML application meets it. */
export const twilio: VirtualProvider = virtualProviderOf(dialect);
