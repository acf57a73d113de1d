import { render } from '#runtime/providers/plivo/render.ts';
import { describeGolden } from '../golden.ts';
import { checkPlivoXml } from './check-xml.ts';
import { people } from './sdk/people.ts';
import { prompts } from './sdk/prompts.ts';
import { questions } from './sdk/questions.ts';
import { sdkExceptions } from './sdk-exceptions.ts';

describeGolden({
  provider: 'plivo',
  folder: `${import.meta.dirname}/golden`,
  render,
  check: checkPlivoXml,
  sdk: { ...prompts, ...questions, ...people },
  exceptions: sdkExceptions,
});
