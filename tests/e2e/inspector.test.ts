import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Flow } from '#lib/database/generated/client.ts';
import { importFlow } from '#lib/flows/import-flow.ts';
import { readDraft } from '#lib/flows/read-draft.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { findingsOf, openBrowser } from '../support/browser.ts';
import { FlowSketch, words } from '../support/flows.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { wave } from '../support/wave.ts';

let ringtree: Ringtree;
let browser: Browser;
let flow: Flow;
const troubles: string[] = [];

beforeAll(async () => {
  [ringtree, browser] = await Promise.all([openRingtree({ environment: { PAGES: '1' } }), openBrowser()]);
  const option = (id: string, keys: string, label: string) => ({ id, keys, label });
  const json = new FlowSketch('Inspected', { languages: ['en-US', 'es-ES'] })
    .node('start', 'incoming-call')
    .node('hello', 'speak', { prompt: words('Welcome.') })
    .node('menu', 'menu', { options: [option('a', '1', 'Sales'), option('b', '2', 'Service')] })
    .node('ask', 'get-digits', { prompt: words('Your number?') })
    .node('hours', 'hours', { source: 'shared' })
    .wire('start', 'next', 'hello')
    .wire('hello', 'next', 'menu')
    .wire('menu', 'option:a', 'ask')
    .wire('menu', 'option:b', 'hours')
    .document();
  ({ flow } = await importFlow(ringtree.workspace, { json }));
});
afterAll(async () => {
  await browser?.close();
  await ringtree?.close();
});

type Editor = { page: Page; context: BrowserContext };

/** The flow in a window of its own, with a step chosen. */
async function open(step: string | null, colorScheme: 'light' | 'dark' = 'light'): Promise<Editor> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', ({ message }) => troubles.push(message));
  await page.goto(`${ringtree.server.origin()}/flows/${flow.slug}`);
  await page.locator('[data-save-state=saved]').waitFor();
  if (step !== null) await page.locator(`.react-flow__node[data-id="${step}"] h2`).click();
  return { page, context };
}

async function stored(): Promise<FlowDocument> {
  return (await readDraft(ringtree.workspace, flow)).document;
}

/** Waits until the server has it. */
async function expectStored(look: (document: FlowDocument) => unknown, value: unknown): Promise<void> {
  await expect.poll(async () => look(await stored()), { timeout: 10_000 }).toEqual(value);
}

describe('the inspector', () => {
  test('writes what is typed into a prompt, with a value put in by keyboard', async () => {
    const { page, context } = await open('hello');
    const text = page.getByRole('textbox', { name: /^What callers hear/ });
    await text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' You call from {number');
    await page.getByRole('option', { name: /Caller’s number/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('.');
    await expectStored(({ nodes }) => nodes['hello']?.data['prompt'], {
      languages: { 'en-US': { kind: 'text', text: 'Welcome. You call from {{ caller.number }}.' } },
    });
    await page.getByRole('button', { name: 'Español · missing' }).click();
    await page.getByRole('textbox', { name: /^What callers hear, Español/ }).fill('Bienvenido.');
    await page.getByRole('button', { name: 'Español', exact: true }).waitFor();
    await page.getByText('How this is sent').click();
    await page.getByText('You call from +14155550123.').first().waitFor();
    expect(await page.getByRole('region', { name: 'Plivo' }).textContent()).toContain('<Speak');
    await context.close();
  });

  test('adds a choice, moves it and takes it away, all with the keyboard', async () => {
    const { page, context } = await open('menu');
    await page.getByRole('tab', { name: /Choices/ }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await expect.poll(() => page.locator(':focus').getAttribute('placeholder')).toBe('Key');
    await page.keyboard.type('0');
    await page.keyboard.press('Tab');
    await page.keyboard.type('A person');
    const handle = page.getByRole('button', { name: /^Move 0 · A person/ });
    await handle.press('ArrowUp');
    const options = ({ nodes }: FlowDocument) => {
      const list = nodes['menu']?.data['options'];
      return Array.isArray(list)
        ? list.map((one) => (one instanceof Object && 'keys' in one ? one['keys'] : ''))
        : [];
    };
    await expectStored(options, ['1', '0', '2']);
    await expect.poll(() => handle.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: /^Remove 0 · A person/ }).press('Enter');
    await expectStored(options, ['1', '2']);
    await context.close();
  });

  test('says in plain words what a number must be, and keeps the good one', async () => {
    const { page, context } = await open('ask');
    await page.getByRole('tab', { name: /Choices/ }).click();
    const most = page.getByRole('textbox', { name: 'Most digits' });
    await most.fill('44');
    await page.getByText('Use a whole number from 1 to 32.').waitFor();
    expect(await most.getAttribute('aria-invalid')).toBe('true');
    expect((await stored()).nodes['ask']?.data['mostDigits']).toBe(16);
    await most.fill('12');
    await most.blur();
    await expectStored(({ nodes }) => nodes['ask']?.data['mostDigits'], 12);
    expect(await most.getAttribute('aria-invalid')).toBeNull();
    await context.close();
  });

  test('makes shared opening hours and changes them, which every flow follows', async () => {
    const { page, context } = await open('hours');
    await page.getByRole('button', { name: 'New opening hours…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New opening hours' });
    await dialog.getByLabel('Name', { exact: true }).fill('Office');
    await dialog.getByRole('textbox', { name: 'From' }).fill('07:30');
    await dialog.getByRole('textbox', { name: 'To', exact: true }).fill('7');
    await dialog.getByText('Write a time such as 08:30').waitFor();
    await dialog.getByRole('textbox', { name: 'To', exact: true }).fill('19:00');
    expect(await findingsOf(page, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: 'Shared opening hours' }).getByText('Office').waitFor();
    const { prisma } = ringtree.database;
    const [office] = await prisma.schedule.findMany();
    expect(office).toMatchObject({
      name: 'Office',
      document: { weekly: [{ days: 'weekdays', from: '07:30', to: '19:00' }] },
    });
    await expectStored(({ nodes }) => nodes['hours']?.data['schedule'], office?.id);

    await page.getByRole('button', { name: 'New opening hours…' }).click();
    await dialog.getByLabel('Name', { exact: true }).fill('Office');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('There are opening hours “Office” already.').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Change these…' }).click();
    const own = page.getByRole('dialog', { name: 'Opening hours “Office”' });
    await own.getByText('These flows follow them: inspected.').waitFor();
    await own.getByRole('textbox', { name: 'Time zone' }).fill('Mars/Olympus');
    await own.getByText('There is no time zone “Mars/Olympus”.').waitFor();
    expect(await own.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await own.getByRole('textbox', { name: 'Time zone' }).fill('Europe/Zurich');
    await own.getByRole('button', { name: 'Save' }).click();
    await own.waitFor({ state: 'detached' });
    const changed = await prisma.schedule.findFirst();
    expect(changed).toMatchObject({ revision: 2, document: { timeZone: 'Europe/Zurich' } });
    await context.close();
  });

  test('lets nobody else’s change disturb what is being typed', async () => {
    const [mine, other] = await Promise.all([open('ask'), open('ask')]);
    const text = mine.page.getByRole('textbox', { name: /^Question/ });
    await text.fill('Please enter your nu');
    await other.page.getByRole('switch', { name: /interrupt/ }).click();
    await expectStored(({ nodes }) => nodes['ask']?.data['bargeIn'], false);
    const bargeIn = mine.page.getByRole('switch', { name: /interrupt/ });
    await expect.poll(() => bargeIn.getAttribute('aria-checked')).toBe('false');
    await mine.page.keyboard.type('mber.');
    await expect
      .poll(() => other.page.getByRole('textbox', { name: /^Question/ }).inputValue())
      .toBe('Please enter your number.');
    expect(await text.inputValue()).toBe('Please enter your number.');
    await Promise.all([mine.context.close(), other.context.close()]);
  });

  test('takes an uploaded recording', async () => {
    const { page, context } = await open('hello');
    await page.getByRole('combobox', { name: /words or a recording/ }).click();
    await page.getByRole('option', { name: 'A recording' }).click();
    await page
      .getByLabel('Sound file')
      .setInputFiles({ name: 'Welcome.wav', mimeType: 'audio/wav', buffer: Buffer.from(wave) });
    const { id } = await expect
      .poll(() => ringtree.database.prisma.audioFile.findFirst({ where: { name: 'Welcome.wav' } }))
      .not.toBeNull()
      .then(() => ringtree.database.prisma.audioFile.findFirstOrThrow({ where: { name: 'Welcome.wav' } }));
    await expectStored(
      ({ nodes }) => JSON.stringify(nodes['hello']?.data['prompt'] ?? null).includes(id),
      true,
    );
    await page
      .getByLabel('Sound file')
      .setInputFiles({ name: 'Words.txt', mimeType: 'text/plain', buffer: Buffer.from('no sound') });
    await page.getByText('“Words.txt” is neither an MP3 nor a WAV file.').waitFor();
    await context.close();
  });

  test('changes what holds for the whole flow while no step is chosen', async () => {
    const { page, context } = await open(null);
    await page.getByRole('combobox', { name: 'Add a language' }).fill('French (France)');
    await page.getByRole('option', { name: /French \(France\)/ }).click();
    await expectStored(({ settings }) => settings.languages, ['en-US', 'es-ES', 'fr-FR']);
    await page.getByRole('button', { name: /^Make Français .* the first/ }).click();
    await expectStored(({ settings }) => settings.languages[0], 'fr-FR');
    await page.getByRole('textbox', { name: 'Name of a new variable' }).fill('customer_number');
    await page.keyboard.press('Enter');
    await expectStored(({ variables }) => variables.map(({ name }) => name), ['customer_number']);
    await context.close();
  });

  test.each(['light', 'dark'] as const)('has nothing that axe finds, in the %s', async (colorScheme) => {
    const { page, context } = await open(null, colorScheme);
    expect(await findingsOf(page, '#inspector')).toEqual([]);
    await page.locator('.react-flow__node[data-id="menu"] h2').click();
    await page.getByRole('tab', { name: /Choices/ }).click();
    await page.getByRole('button', { name: 'More of 1 · Sales' }).click();
    expect(await findingsOf(page, '#inspector')).toEqual([]);
    await page.locator('.react-flow__node[data-id="ask"] h2').click();
    await page.getByRole('tab', { name: /goes wrong/ }).click();
    await page.getByText('How this is sent').click();
    await page.getByRole('region', { name: 'Plivo' }).waitFor();
    expect(await findingsOf(page, '#inspector')).toEqual([]);
    await context.close();
  });

  test('breaks nothing on the way', () => {
    expect(troubles).toEqual([]);
  });
});
