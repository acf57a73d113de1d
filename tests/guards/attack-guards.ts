import { bombGuards } from './bomb-guards.ts';
import type { Guard } from './guard.ts';
import { nameGuards } from './name-guards.ts';
import { outgoingGuards } from './outgoing-guards.ts';
import { signatureGuards } from './signature-guards.ts';
import { webhookGuards } from './webhook-guards.ts';

export const attackGuards: readonly Guard[] = [
  ...signatureGuards,
  ...webhookGuards,
  ...bombGuards,
  ...nameGuards,
  ...outgoingGuards,
];
