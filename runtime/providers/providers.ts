import type { CheckCapability } from '#runtime/contract/capabilities.ts';
import type { Parse, Render } from '#runtime/contract/provider.ts';
import { check as checkPlivo } from './plivo/capabilities.ts';
import { parse as parsePlivo } from './plivo/parse.ts';
import { render as renderPlivo } from './plivo/render.ts';
import { check as checkTwilio } from './twilio/capabilities.ts';
import { parse as parseTwilio } from './twilio/parse.ts';
import { render as renderTwilio } from './twilio/render.ts';

/** The pure half of each provider, by its kind. */
export const providers = {
  twilio: { parse: parseTwilio, render: renderTwilio, check: checkTwilio },
  plivo: { parse: parsePlivo, render: renderPlivo, check: checkPlivo },
} satisfies Record<string, { parse: Parse; render: Render; check: CheckCapability }>;
