/** Why somebody writes: to get no more messages, to get them again, or to know whom they come from. */
export type MessageKeyword = 'stop' | 'start' | 'help';

/** What a provider tells of text messages. Numbers are E.164 with `+`. */
export type MessageNews =
  | {
      kind: 'message-received';
      /** The provider's id of it. */
      id: string;
      from: string;
      to: string;
      text: string;
      keyword: MessageKeyword | null;
      /** The provider has answered the keyword itself. */
      answered: boolean;
    }
  | {
      kind: 'message-reported';
      id: string;
      status: 'sent' | 'delivered' | 'failed';
      /** The provider's code; '' for none. */
      error: string;
    };

/** Pure and total; null for what need not be known. `received` tells which of the two addresses was called. */
export type ParseMessage = (parameters: ReadonlyMap<string, string>, received: boolean) => MessageNews | null;

/** The reply to a message that was received: a message back, or none for an empty text. */
export type RenderMessage = (message: { from: string; to: string; text: string }) => {
  body: string;
  contentType: string;
};
