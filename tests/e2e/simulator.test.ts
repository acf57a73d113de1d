import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingsOf, openBrowser } from '../support/browser.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';

/** What a busy machine may take for anything, in milliseconds. */
const patience = 20_000;
const clinic = '/flows/clinic-front-desk';
let ringtree: Ringtree;
let browser: Browser;

beforeAll(async () => {
  [ringtree, browser] = await Promise.all([openRingtree({ environment: { PAGES: '1' } }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await ringtree?.close();
});

describe('the handset', () => {
  it('plays keys, silence and a busy line through to voicemail, and the canvas follows', async () => {
    await at(clinic, async (page) => {
      await call(page, 'Next weekday 10:00');
      await heard(page, /For English, press 1/);
      await page.keyboard.press('1');
      await heard(page, /For an appointment, press 1/);
      await page.getByText('The call is here.').waitFor({ state: 'attached' });
      await press(page, 'Stay silent');
      await heard(page, /Nothing came from the caller/);
      await page.keyboard.press('1');
      await heard(page, /Ringing Anna/);
      await press(page, 'Busy');
      await heard(page, /Ringing Anna … busy/);
      await press(page, 'No answer');
      await heard(page, /Ringing Ben … nobody answered/);
      await page.getByRole('textbox', { name: 'Message' }).fill('It is about Thursday.');
      await press(page, 'Leave this message');
      await heard(page, /Recorded .*“It is about Thursday\.”/);
      expect(await page.locator('.chosen-wire').count()).toBeGreaterThan(3);
      await page.getByRole('tab', { name: 'Values' }).click();
      await page.getByText('steps.main_menu.digits').waitFor();
    });
  });

  it('goes back to an earlier turn and goes on differently', async () => {
    await at(clinic, async (page) => {
      await call(page, 'Next weekday 10:00');
      await heard(page, /For English, press 1/);
      await page.keyboard.press('1');
      await heard(page, /For an appointment, press 1/);
      await page.getByRole('button', { name: 'Go back to turn 1', exact: true }).click();
      await page.getByText(/You look at turn 1/).waitFor();
      await press(page, '2');
      await heard(page, /oprima/);
      await page.getByText('pressed 1').waitFor({ state: 'detached' });
    });
  });

  it('calls on a Sunday evening', async () => {
    await at('/flows/on-call-rota', async (page) => {
      await call(page, 'Next weekday 10:00');
      await page.getByRole('log').locator('li').nth(1).waitFor();
      const onWeekday = await page.getByRole('log').textContent();
      await press(page, 'Hang up');
      await press(page, 'Other caller');
      await call(page, 'Next Sunday 18:30');
      await page.getByRole('log').locator('li').nth(1).waitFor();
      expect(await page.getByRole('log').textContent()).not.toBe(onWeekday);
    });
  });

  it('sets two providers side by side, with what each sends', async () => {
    await at(clinic, async (page) => {
      await call(page, 'Next weekday 10:00');
      await heard(page, /For English, press 1/);
      await page.keyboard.press('1');
      await heard(page, /For an appointment, press 1/);
      await page.getByRole('tab', { name: 'Two providers' }).click();
      await page.getByText('Callers meet the same on').waitFor();
      expect(await page.getByRole('table').getByText('pressed 1').count()).toBe(2);
      await page.getByRole('tab', { name: 'Turns' }).click();
      await page.locator('summary', { hasText: 'Choose a language: Pressed 1' }).click();
      await page.getByRole('region', { name: 'The flow replies' }).getByText('<Response>').waitFor();
    });
  });

  it('keeps a call as a test, which blocks publishing once the flow is broken, until it is mended', async () => {
    await at('/flows/caller-survey', async (page) => {
      await call(page, 'Now');
      await page.getByRole('log').locator('li').first().waitFor();
      await press(page, 'Hang up');
      await press(page, 'Save as test');
      const dialog = page.getByRole('dialog', { name: 'Save as test' });
      await dialog.getByLabel('Name').fill('Hears the beginning');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('tab', { name: 'Tests' }).click();
      await page.getByText(/tests? pass(es)?$/).waitFor();

      // Another question, and the test is red before callers meet it.
      const question = 'How was your last visit?';
      await page.getByRole('group', { name: /^Your visit: Menu/ }).focus();
      await page.keyboard.press('Enter');
      const field = page.getByRole('textbox', { name: 'What callers hear' });
      const words = await field.inputValue();
      expect(words).toContain(question);
      await field.fill(words.replace(question, 'Was it nice?'));
      await page.getByText(/^\d+ of \d+ fails?$/).waitFor();
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      const publish = page.getByRole('dialog', { name: 'Publish' });
      await publish.getByText('A test of this flow fails.').waitFor();
      const anyway = publish.getByRole('button', { name: 'Publish all the same' });
      expect(await anyway.isDisabled()).toBe(true);

      // One click leads to the moment where it fails.
      await publish.getByRole('button', { name: 'Show me' }).first().click();
      await handset(page)
        .getByText(/“Hears the beginning” fails here/)
        .waitFor();

      await field.fill(`${words} Take your time.`);
      await page.getByRole('tab', { name: 'Tests' }).click();
      await page.getByText(/tests? pass(es)?$/).waitFor();
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await publish.getByRole('button', { name: 'Publish', exact: true }).click();
      await publish.waitFor({ state: 'detached' });
      await page
        .getByText(/is published|Nothing changed/)
        .first()
        .waitFor();
    });
  });
  it('can be used with keys alone', async () => {
    await at(clinic, async (page) => {
      const { keyboard } = page;
      await page.getByRole('button', { name: 'Try it' }).focus();
      await keyboard.press('Enter');
      const callNow = handset(page).getByRole('button', { name: 'Call', exact: true });
      await callNow.waitFor();
      expect(await findingsOf(page)).toEqual([]);
      await handset(page).getByRole('radio', { name: 'Real time' }).focus();
      await keyboard.press('ArrowRight');
      await callNow.focus();
      await keyboard.press('Enter');
      await heard(page, /For English, press 1/);
      await keyboard.press('1');
      await heard(page, /For an appointment, press 1/);
      await keyboard.press('1');
      await heard(page, /Ringing Anna/);
      await handset(page).getByRole('button', { name: 'Answers' }).focus();
      await keyboard.press('Enter');
      await handset(page).getByRole('button', { name: 'Presses 1' }).focus();
      await keyboard.press('Enter');
      await heard(page, /hear each other/);
      expect(await findingsOf(page, 'aside[aria-label="Try it"]')).toEqual([]);
    });
  });

  it.each(['light', 'dark'] as const)(
    'fits a telephone and has nothing that axe finds, when it is %s',
    async (colorScheme) => {
      await at(
        clinic,
        async (page) => {
          await call(page, 'Next weekday 10:00');
          await heard(page, /For English, press 1/);
          await press(page, '1');
          await heard(page, /For an appointment, press 1/);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(wide).toBe(390);
          await page.getByRole('button', { name: 'Show turns and values' }).click();
          await page
            .getByRole('region', { name: 'Behind the call' })
            .getByText(/Pressed 1/)
            .waitFor();
          expect(await findingsOf(page)).toEqual([]);
          await page.getByRole('button', { name: 'Fold away' }).click();
          await press(page, 'Hang up');
          await press(page, 'Save as test');
          await page.getByRole('dialog', { name: 'Save as test' }).getByText('Steps').waitFor();
          expect(await findingsOf(page)).toEqual([]);
        },
        { viewport: { width: 390, height: 844 }, colorScheme, reducedMotion: 'reduce' },
      );
    },
  );

  it('has a page of its own for drafts and versions, and opens by a link for a colleague', async () => {
    await at(`${clinic}/try?of=1`, async (page) => {
      await page.getByText('Version 1').waitFor();
      await callHere(page);
      await heard(page, /For English, press 1/);
      expect(await findingsOf(page)).toEqual([]);
    });
    await at(clinic, async (page) => {
      await page.getByRole('button', { name: 'Try it' }).click();
      await page.getByRole('button', { name: 'A link for a colleague' }).click();
      await page.getByLabel('For whom').fill('Dr. Kim');
      await page.getByRole('button', { name: 'Make a link' }).click();
      const link = await page.getByRole('textbox', { name: 'The link' }).inputValue();
      await page.getByText('Links that work').waitFor();
      await page.goto(link);
      await page.getByText(/^To try until/).waitFor();
      await callHere(page);
      await heard(page, /For English, press 1/);
      expect(await page.getByRole('button', { name: 'Save as test' }).count()).toBe(0);
    });
  });
});

/** Opens a page of the server in a window of its own, and closes the window after `look`. */
async function at(path: string, look: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  await page.goto(`${origin()}${path}`);
  await look(page);
  await context.close();
  expect(troubles).toEqual([]);
}

function origin(): string {
  return process.env['TRY_ORIGIN'] ?? ringtree.server.origin();
}

/** Calls fast, at a moment that has a button. */
async function call(page: Page, moment: string): Promise<void> {
  const open = page.getByRole('button', { name: 'Try it' });
  if ((await open.getAttribute('aria-pressed')) !== 'true') await open.click();
  await page.getByRole('radio', { name: 'Fast' }).click();
  await press(page, moment);
  await press(page, 'Call');
  await page.getByRole('log').waitFor();
}

/** On a page where the handset is open already. */
async function callHere(page: Page): Promise<void> {
  await handset(page).getByRole('radio', { name: 'Fast' }).click();
  await press(page, 'Call');
}

async function press(page: Page, name: string): Promise<void> {
  await handset(page).getByRole('button', { name, exact: true }).click();
}

async function heard(page: Page, text: RegExp): Promise<void> {
  await page.getByRole('log').getByText(text).last().waitFor();
}

function handset(page: Page): Locator {
  return page.getByRole('region', { name: 'Test call' });
}
