import { render } from '#runtime/providers/twilio/render.ts';
import { describeGolden } from '../golden.ts';
import { checkTwiml } from './check-xml.ts';
import { people } from './sdk/people.ts';
import { prompts } from './sdk/prompts.ts';
import { questions } from './sdk/questions.ts';
import { sdkExceptions } from './sdk-exceptions.ts';

describeGolden({
  provider: 'twilio',
  folder: `${import.meta.dirname}/golden`,
  render,
  check: checkTwiml,
  sdk: { ...prompts, ...questions, ...people },
  exceptions: sdkExceptions,
});
