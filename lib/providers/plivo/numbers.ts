import { ApplicationInterface } from 'plivo/dist/resources/applications.js';
import { NumberInterface } from 'plivo/dist/resources/numbers.js';
import { z } from 'zod';
import { type NumberAddresses, ProviderError, type ProviderNumber } from '#lib/providers/provider.ts';
import { bareNumber } from './bare-number.ts';
import type { PlivoRequest } from './request.ts';

const pageSize = 20;
const mostPages = 500;

const NumberRow = z.object({ number: z.string(), alias: z.string().nullish() });
const ApplicationRow = z.object({ appId: z.string(), appName: z.string() });
const Created = z.object({ appId: z.string() });

export async function listNumbers(request: PlivoRequest): Promise<ProviderNumber[]> {
  const numbers = new NumberInterface(request);
  const rows = await all(NumberRow, (page) => numbers.list(page));
  return rows.map(({ number, alias }) => ({
    number: `+${bareNumber(number)}`,
    label: alias ?? '',
    id: bareNumber(number),
  }));
}

/** Addresses belong to an application at Plivo: ours for this host is made or brought up to date, and the number given to it. */
export async function connectNumber(
  request: PlivoRequest,
  number: string,
  urls: NumberAddresses,
): Promise<void> {
  const addresses = {
    answerUrl: urls.voice,
    answerMethod: 'POST',
    hangupUrl: urls.status,
    hangupMethod: 'POST',
    fallbackAnswerUrl: urls.fallback,
    fallbackMethod: 'POST',
    messageUrl: urls.message,
    messageMethod: 'POST',
  };
  const appId = await application(request, applicationName(urls.voice), addresses);
  await new NumberInterface(request).update(bareNumber(number), { appId });
}

async function application(request: PlivoRequest, name: string, addresses: object): Promise<string> {
  const applications = new ApplicationInterface(request);
  const rows = await all(ApplicationRow, (page) => applications.list(page));
  const ours = rows.find(({ appName }) => appName === name);
  if (ours !== undefined) {
    // The SDK's types want every field; those that are not given stay as they are.
    await request('POST', `Application/${ours.appId}/`, addresses);
    return ours.appId;
  }
  // Not through the SDK's `create`, which prints the parameters.
  const { body } = await request('POST', 'Application/', { appName: name, ...addresses });
  return Created.parse(body).appId;
}

/** Two installations on one account do not take each other's numbers. */
function applicationName(voiceUrl: string): string {
  return `ringtree-${new URL(voiceUrl).host.replace(/[^A-Za-z0-9]+/g, '-')}`;
}

/** All pages of a list; rows of another shape are refused, since the wrong number must not be taken. */
async function all<Row>(
  row: z.ZodType<Row>,
  list: (page: { limit: number; offset: number }) => Promise<unknown>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const found = z.array(row).safeParse(await list({ limit: pageSize, offset: page * pageSize }));
    if (!found.success)
      throw new ProviderError('Plivo: a list came back in another form than expected', true);
    rows.push(...found.data);
    if (found.data.length < pageSize) break;
  }
  return rows;
}
