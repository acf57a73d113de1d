import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { findingsOf, openBrowser } from '../support/browser.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { frontDesk } from './front-desk.flow.ts';

/** What a busy machine may take for anything, in milliseconds. */
const patience = 30_000;
const number = '+14155550644';
let ringtree: Ringtree;
let browser: Browser;

beforeAll(async () => {
  [ringtree, browser] = await Promise.all([openRingtree({ environment: { PAGES: '1' } }), openBrowser()]);
  await ringtree.answer(number, frontDesk());
  await ringtree.answer('+14155550645', withoutBusy());
  const call = await ringtree.phone('twilio').calls(number);
  await call.presses('1');
  await call.hangsUp();
});
afterAll(async () => {
  await browser?.close();
  await ringtree?.close();
});

describe('the proof of a flow', () => {
  it('explores it, plays what it finds, and writes tests that pass', async () => {
    await at('/flows/conference-line', async (page) => {
      await page.getByRole('tab', { name: 'Explore' }).click();
      await page.getByRole('button', { name: 'Explore the flow' }).click();
      await page
        .getByRole('status')
        .filter({ hasText: /Nothing to mend|findings?$/ })
        .waitFor();
      expect(await findingsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Write tests for me' }).click();
      await page
        .getByText(/tests are written/)
        .first()
        .waitFor();
      await page.getByRole('tab', { name: 'Tests' }).click();
      await page.getByText(/^All \d+ tests pass$/).waitFor();
      await page.getByText(/^(9\d|100) % tried$/).waitFor();
    });
  });

  it('tells what callers would suffer from in words, and plays it', async () => {
    await at('/flows/lost-callers', async (page) => {
      await page.getByRole('tab', { name: 'Explore' }).click();
      await page.getByRole('button', { name: 'Explore the flow' }).click();
      const words =
        'A call that leaves “sales” by “The line is busy” goes nowhere: the caller hears an apology.';
      const finding = page.getByRole('article').filter({ hasText: words });
      await finding.waitFor();
      await finding.getByRole('button', { name: 'Play it' }).focus();
      await page.keyboard.press('Enter');
      const handset = page.getByRole('region', { name: 'Test call' });
      await handset.getByText(words).waitFor();
      const call = page.getByRole('log');
      for (const told of [/Welcome to the front desk/, /pressed 1/, /we cannot take your call right now/])
        await call.getByText(told).first().waitFor();
      await page.locator('.chosen-wire').first().waitFor();
      expect(await findingsOf(page)).toEqual([]);
    });
  });

  it('marks on the canvas what is tried, and finds a call for what is not', async () => {
    await at('/flows/front-desk', async (page) => {
      await page.getByRole('tab', { name: 'Tests' }).click();
      await page.getByText('No tests yet').waitFor();
      await page.getByRole('switch', { name: /tried$/ }).click();
      const untried = page.getByRole('button', { name: /^Not tried: / });
      await untried.first().waitFor();
      const before = await untried.count();
      expect(await findingsOf(page)).toEqual([]);
      await untried.first().click();
      await page.getByText('This call takes the outcome that no test has taken.').waitFor();
      await page.getByRole('button', { name: 'Save as test' }).click();
      const dialog = page.getByRole('dialog', { name: 'Save as test' });
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('tab', { name: 'Tests' }).click();
      await page.getByText('The test passes').waitFor();
      expect(await findingsOf(page)).toEqual([]);
      await expect.poll(() => untried.count(), { timeout: patience }).toBeLessThan(before);
      await page.goto(`${ringtree.server.origin()}/`);
      const card = page.getByRole('article').filter({ hasText: 'Front desk' }).filter({ hasText: number });
      await card.getByText(/^\d+ % tested$/).waitFor();
    });
  });

  it('opens a real call turn by turn, and runs it again on the draft', async () => {
    await at('/flows/front-desk', async (page) => {
      await page.getByRole('tab', { name: 'Calls' }).click();
      await page.getByRole('button', { name: /Twilio · version 1/ }).click();
      await page.getByRole('heading', { name: /^Call from \+/ }).waitFor();
      await page.locator('.chosen-wire').first().waitFor();
      await page
        .getByRole('list')
        .getByText(/Pressed 1/)
        .click();
      await page.locator('details[open]').getByText('<Response>').waitFor();
      expect(await findingsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Run again on the draft' }).click();
      await page.getByText('This call again, on what is drawn now.').waitFor();
      await page.getByRole('log').getByText('pressed 1').waitFor();
    });
  });
});

/** The front desk, where nobody has thought of busy lines. */
function withoutBusy(): FlowDocument {
  const desk = frontDesk().document();
  const edges = desk.edges.filter(({ from, port }) => from !== 'sales' || port !== 'busy');
  return { ...desk, name: 'Lost callers', edges };
}

/** Opens a flow with the handset beside it, in a window of its own that is closed after `look`. */
async function at(path: string, look: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  await page.goto(`${ringtree.server.origin()}${path}`);
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByRole('button', { name: 'Call', exact: true }).waitFor();
  await look(page);
  await context.close();
  expect(troubles).toEqual([]);
}
