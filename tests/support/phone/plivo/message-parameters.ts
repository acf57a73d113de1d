import type { MessageParameters } from '../messages.ts';

/** What Plivo sends for text messages; its numbers have no plus. */
export const plivoMessageParameters: MessageParameters = {
  received: ({ id, from, to, text }) => ({
    From: from.slice(1),
    MessageIntent: '',
    MessageUUID: id,
    PowerpackUUID: '',
    Text: text,
    To: to.slice(1),
    TotalAmount: '0.00000',
    TotalRate: '0.00000',
    Type: 'sms',
    Units: '1',
  }),
  reported: ({ id, from, to }, status, error) => ({
    ErrorCode: error || '000',
    From: from.slice(1),
    MessageTime: '2026-11-21 09:00:00',
    MessageUUID: id,
    ParentMessageUUID: id,
    PartInfo: '1 of 1',
    Status: status,
    To: to.slice(1),
    Type: 'sms',
    Units: '1',
  }),
};
