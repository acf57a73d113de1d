import type { CheckCapability } from '#runtime/contract/capabilities.ts';
import type { ParseMessage, RenderMessage } from '#runtime/contract/message.ts';
import type { Parse, Render } from '#runtime/contract/provider.ts';
import { check as checkPlivo } from './plivo/capabilities.ts';
import { parse as parsePlivo } from './plivo/parse.ts';
import { parseMessage as parsePlivoMessage } from './plivo/parse-message.ts';
import { render as renderPlivo } from './plivo/render.ts';
import { renderMessage as renderPlivoMessage } from './plivo/render-message.ts';
import { check as checkTwilio } from './twilio/capabilities.ts';
import { parse as parseTwilio } from './twilio/parse.ts';
import { parseMessage as parseTwilioMessage } from './twilio/parse-message.ts';
import { render as renderTwilio } from './twilio/render.ts';
import { renderMessage as renderTwilioMessage } from './twilio/render-message.ts';

/** The pure half of each provider, by its kind. */
export const providers = {
  twilio: {
    parse: parseTwilio,
    render: renderTwilio,
    check: checkTwilio,
    parseMessage: parseTwilioMessage,
    renderMessage: renderTwilioMessage,
  },
  plivo: {
    parse: parsePlivo,
    render: renderPlivo,
    check: checkPlivo,
    parseMessage: parsePlivoMessage,
    renderMessage: renderPlivoMessage,
  },
} satisfies Record<string, ProviderHalf>;

type ProviderHalf = {
  parse: Parse;
  render: Render;
  check: CheckCapability;
  parseMessage: ParseMessage;
  renderMessage: RenderMessage;
};
