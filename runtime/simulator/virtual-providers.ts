import { plivo } from './plivo/virtual-provider.ts';
import { twilio } from './twilio/virtual-provider.ts';
import type { VirtualProvider } from './virtual-provider.ts';

/** By kind of provider. */
export const virtualProviders: Readonly<Record<string, VirtualProvider>> = { twilio, plivo };
