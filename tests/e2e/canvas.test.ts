import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNumber } from '#lib/numbers/add-number.ts';
import { chooseAccount } from '#lib/provider-accounts/choose-account.ts';
import { findingsOf, openBrowser } from '../support/browser.ts';
import { accounts, openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { passed } from '../support/stored.ts';

const number = '+14155550611';
/** What a busy machine may take for anything, in milliseconds. */
const patience = 20_000;
let ringtree: Ringtree;
let browser: Browser;

beforeAll(async () => {
  [ringtree, browser] = await Promise.all([openRingtree({ environment: { PAGES: '1' } }), openBrowser()]);
  for (const provider of providerNames) {
    const account = await chooseAccount(ringtree.workspace, { account: accounts[provider].id });
    await addNumber(ringtree.workspace, account, { number });
  }
});
afterAll(async () => {
  await browser?.close();
  await ringtree?.close();
});

describe('the canvas', () => {
  it('is drawn on with the mouse, published, given a number, and answers calls', async () => {
    await at('/', async (page) => {
      await page.getByRole('button', { name: 'New flow' }).click();
      await page.getByLabel('Name', { exact: true }).fill('By mouse');
      await page.getByRole('button', { name: 'Make it' }).click();
      await page.waitForURL('**/flows/by-mouse');
      await saved(page);

      await drag(page, 'speak', { x: 0.72, y: 0.22 });
      await drag(page, 'get-digits', { x: 0.2, y: 0.18 });
      await drag(page, 'dial', { x: 0.2, y: 0.72 });
      await drag(page, 'record', { x: 0.72, y: 0.5 });
      await drag(page, 'conference', { x: 0.72, y: 0.8 });
      await page.getByRole('button', { name: 'Tidy up' }).click();
      await page.getByText('The steps are in order now.').waitFor({ state: 'attached' });
      await moved(page);

      await draw(page, ['Incoming call', 'next'], 'Speak');
      await draw(page, ['Speak', 'next'], 'Get digits');
      await draw(page, ['Get digits', 'entered'], 'Ring people');
      await draw(page, ['Get digits', 'no-input'], 'Record a message');
      await draw(page, ['Ring people', 'no-answer'], 'Record a message');
      await draw(page, ['Record a message', 'recorded'], 'Conference');
      expect(await page.locator('.react-flow__edge').count()).toBe(6);

      await open(page, 'Conference');
      await settings(page).getByRole('button', { name: 'Connect… “The conference is over for' }).click();
      await page.getByRole('option', { name: 'New: Hang up' }).click();
      await shows(page, '.react-flow__edge', 7);
      await page.getByRole('button', { name: 'Show all steps' }).click();
      await moved(page);

      await open(page, 'Speak');
      await field(page, 'What callers hear').fill('Welcome to the workshop.');
      await open(page, 'Get digits');
      await field(page, 'Question').fill('Enter your order number.');
      await open(page, 'Ring people');
      await settings(page).getByRole('tab', { name: 'Choices' }).click();
      await settings(page)
        .getByRole('button', { name: /^More of/ })
        .click();
      await field(page, 'Phone number').fill('+14155550177');
      await open(page, 'Record a message');
      await field(page, 'Said before the beep').fill('Leave a message.');
      await open(page, 'Conference');
      await settings(page).getByRole('tab', { name: 'Choices' }).click();
      await field(page, 'Name of the room').fill('workshop');
      await publish(page, 'The first one');

      await page.getByRole('button', { name: 'No number' }).click();
      for (const provider of ['Twilio', 'Plivo']) {
        await page.getByRole('button', { name: `Answer with this flow: ${number} at ${provider}` }).click();
        await page.getByRole('button', { name: `Release: ${number} at ${provider}` }).waitFor();
        await page.getByRole('button', { name: `Send calls here: ${number} at ${provider}` }).click();
      }
      // Only one of them has the number.
      const { tunnel } = ringtree.server;
      await page.getByText(`Twilio sends calls to ${number} to ${tunnel.publicUrl} now.`).waitFor();
      await page.getByText(`Plivo did not take the addresses for ${number}: Plivo:`).waitFor();
      expect(ringtree.rest.numbers.voiceUrls.get(number)).toBe(`${tunnel.publicUrl}/v1/twilio/voice`);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: number }).waitFor();

      await page.getByRole('button', { name: 'Version 1' }).click();
      await page.getByText('The first one').waitFor();
      await page.getByRole('link', { name: 'Look at it: version 1' }).click();
      await page.getByRole('heading', { level: 1, name: 'Version 1' }).waitFor();
      await shows(page, '.react-flow__edge', 7);
    });
  });

  it.each(providerNames)('answers a whole call through %s with what was drawn', async (provider) => {
    const call = await ringtree.phone(provider).calls(number);
    call.hears(/Welcome to the workshop/).hears(/Enter your order number/);
    const first = call.exchanges[0]?.response.body ?? '';
    expect(first).toContain(provider === 'twilio' ? '<Gather' : '<GetInput');
    await call.presses('4711#');
    expect(call.status()).toBe('ringing');
    await call.calleeNoAnswer();
    call.hears(/Leave a message/);
    await call.leavesMessage(9);
    expect(call.status()).toBe('in-conference');
    const bodies = call.exchanges.map(({ response }) => response.body);
    expect(bodies.findLast((body) => body.includes('<Conference'))).toContain('workshop');
    await call.hangsUp();
    const ports = (await passed(ringtree.database, call)).map((step) => step.split(' > ')[1]);
    expect(ports).toEqual(expect.arrayContaining(['entered', 'no-answer', 'recorded']));
  });

  it('is drawn on with the keyboard alone', async () => {
    await at('/', async (page) => {
      const { keyboard } = page;
      await page.getByRole('button', { name: 'New flow' }).focus();
      await keyboard.press('Enter');
      await keyboard.type('By keys');
      await keyboard.press('Enter');
      await page.waitForURL('**/flows/by-keys');
      await saved(page);

      // Find a kind, add it, wire the call to it.
      await page.locator('main').focus();
      await keyboard.press('a');
      await page.locator('#palette-search:focus').waitFor();
      await keyboard.type('speak');
      await keyboard.press('Enter');
      await card(page, 'Speak').waitFor();
      await card(page, 'Incoming call').focus();
      await keyboard.press('c');
      await page.getByRole('dialog', { name: 'Connect Incoming call' }).waitFor();
      await keyboard.type('speak');
      await keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      // A new step straight from the list of targets.
      await card(page, 'Speak').focus();
      await keyboard.press('c');
      await page.getByRole('dialog', { name: 'Connect Speak' }).waitFor();
      await keyboard.type('new hang');
      await keyboard.press('Enter');
      await card(page, 'Hang up').waitFor();
      await shows(page, '.react-flow__edge', 2);
      await keyboard.press('Control+z');
      await card(page, 'Hang up').waitFor({ state: 'detached' });
      await shows(page, '.react-flow__edge', 1);
      await keyboard.press('Control+Shift+z');
      await card(page, 'Hang up').waitFor();
      await shows(page, '.react-flow__edge', 2);

      // Settings and back; a copy, gone again, and back by undo.
      await card(page, 'Speak').focus();
      await keyboard.press('Enter');
      await page.locator('#inspector:focus').waitFor();
      await tabTo(page, field(page, 'What callers hear'));
      await keyboard.type('Typed, not clicked.');
      await keyboard.press('Escape');
      await card(page, 'Speak').focus();
      await keyboard.press('Control+d');
      await shows(page, '.react-flow__node', 4);
      await page.locator('.react-flow__node.selected:focus').waitFor();
      await keyboard.press('Delete');
      await shows(page, '.react-flow__node', 3);
      await keyboard.press('Control+z');
      await shows(page, '.react-flow__node', 4);
      await keyboard.press('Control+z');
      await shows(page, '.react-flow__node', 3);
      await keyboard.press('Control+Shift+z');
      await keyboard.press('Control+z');

      // Arrow keys move what is chosen.
      const before = await card(page, 'Hang up').boundingBox();
      await card(page, 'Hang up').focus();
      await keyboard.press('Enter');
      await keyboard.press('Escape');
      await keyboard.press('ArrowDown');
      await expect
        .poll(async () => (await card(page, 'Hang up').boundingBox())?.y, { timeout: patience })
        .not.toBe(before?.y);

      await page.getByRole('button', { name: 'Publish', exact: true }).focus();
      await keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Publish' }).waitFor();
      await keyboard.type('By keys');
      await saved(page);
      await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }));
      await keyboard.press('Enter');
      await page.getByRole('button', { name: 'Version 1' }).waitFor();
    });
  });

  it('says what is wrong, leads there, and does not publish it', async () => {
    await at('/', async (page) => {
      await newFlow(page, 'With errors');
      await page.locator('[data-kind=dial]').click();
      await page.getByRole('button', { name: /problems?$/ }).click();
      await page.getByRole('button', { name: /Ring people.*phone number is missing/ }).click();
      await settings(page).getByText('The phone number is missing.').waitFor();
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Publish' });
      expect(await dialog.getByRole('button', { name: 'Publish', exact: true }).isDisabled()).toBe(true);
    });
  });

  it('asks what shall stand where a wire is let go, and takes wires off', async () => {
    await at('/', async (page) => {
      await newFlow(page, 'Let go');
      const handle = await outcome(page, 'Incoming call', 'next').boundingBox();
      if (handle === null) throw new Error('There is no handle.');
      await page.mouse.move(handle.x + 5, handle.y + 5);
      await page.mouse.down();
      await page.mouse.move(handle.x + 180, handle.y + 160, { steps: 6 });
      await page.mouse.up();
      await page.getByRole('option', { name: /^Menu/ }).click();
      await card(page, 'Menu').waitFor();
      await shows(page, '.react-flow__edge', 1);
      await page.keyboard.press('Control+z');
      await card(page, 'Menu').waitFor({ state: 'detached' });
      await shows(page, '.react-flow__edge', 0);
      await page.keyboard.press('Control+Shift+z');
      await shows(page, '.react-flow__edge', 1);
      await open(page, 'Incoming call');
      await settings(page).getByRole('button', { name: 'Remove the wire of “The call begins”' }).click();
      await shows(page, '.react-flow__edge', 0);
    });
  });

  it('deletes steps and notes together, and undoes that at once', async () => {
    await at('/', async (page) => {
      await newFlow(page, 'Away and back');
      const { keyboard } = page;
      await page.locator('[data-kind=speak]').click();
      await card(page, 'Speak').waitFor();
      await card(page, 'Incoming call').focus();
      for (const notes of [1, 2]) {
        await keyboard.press('n');
        await shows(page, '.react-flow__node-note', notes);
        await field(page, 'What colleagues should know').fill(`Note ${notes}`);
        await page.locator('main').focus();
      }
      await page.getByRole('group', { name: 'Note: Note 1' }).focus();
      await keyboard.press('Space');
      await page.getByRole('group', { name: 'Note: Note 2' }).focus();
      await keyboard.press('Shift+Space');
      await card(page, 'Speak').focus();
      await keyboard.press('Shift+Space');
      await shows(page, '.react-flow__node.selected', 3);
      await keyboard.press('Delete');
      const told = page.getByText('1 step and 2 notes deleted.', { exact: true });
      await told.waitFor();
      await shows(page, '.react-flow__node', 1);
      await keyboard.press('Tab');
      await shows(page, '.react-flow__node:focus', 1);
      await keyboard.press('Control+z');
      await shows(page, '.react-flow__node', 4);
      // Its undo would take back something else now.
      await told.waitFor({ state: 'detached' });
      await keyboard.press('Control+Shift+z');
      await shows(page, '.react-flow__node', 1);
    });
  });

  it('moves steps and notes together, and undoes that at once', async () => {
    await at('/', async (page) => {
      await newFlow(page, 'Here and there');
      const { keyboard, mouse } = page;
      await card(page, 'Incoming call').focus();
      await keyboard.press('n');
      await shows(page, '.react-flow__node-note', 1);
      await moved(page);
      await page.locator('main').focus();
      await keyboard.press('Control+a');
      await shows(page, '.react-flow__node.selected', 2);
      const places = () =>
        page
          .locator('.react-flow__node')
          .evaluateAll((cards) => cards.map((one) => one.style.transform).join());
      const before = await places();
      const grip = await card(page, 'Incoming call').getByRole('heading').boundingBox();
      if (grip === null) throw new Error('The card is not to be seen.');
      await mouse.move(grip.x + 5, grip.y + 5);
      await mouse.down();
      await mouse.move(grip.x + 65, grip.y + 95, { steps: 5 });
      await mouse.up();
      const after = await places();
      for (const [index, place] of after.split('),').entries())
        expect(place).not.toBe(before.split('),')[index]);
      await keyboard.press('Control+z');
      await expect.poll(places, { timeout: patience }).toBe(before);
      await keyboard.press('Control+Shift+z');
      await expect.poll(places, { timeout: patience }).toBe(after);
    });
  });

  it('is a list on a telephone, where steps can be added, set and connected', async () => {
    await at(
      '/',
      async (page) => {
        await newFlow(page, 'In the pocket');
        await page.getByRole('button', { name: 'Add a step' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Speak' }).click();
        await field(page, 'What callers hear').fill('Hello.');
        await page.getByRole('button', { name: 'Back to the steps' }).click();
        await page.getByRole('button', { name: /^Incoming call/ }).click();
        await page.getByRole('button', { name: 'Connect… “The call begins”' }).click();
        await page
          .getByRole('option', { name: /^Speak/ })
          .first()
          .click();
        await page.getByRole('button', { name: 'The call begins leads to Speak: go there' }).waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
        expect(await findingsOf(page)).toEqual([]);
      },
      { viewport: { width: 390, height: 844 } },
    );
  });

  it.each(['light', 'dark'] as const)('is found without fault by axe when it is %s', async (colorScheme) => {
    await at(
      '/flows/clinic-front-desk',
      async (page) => {
        await saved(page);
        // One that is in sight at first: where the browser scrolls to one that is not, the canvas takes that back, maybe before the click.
        await open(page, 'Choose a language');
        expect(await findingsOf(page), 'a chosen step').toEqual([]);
        await page.keyboard.press('c');
        await page.getByRole('dialog').waitFor();
        expect(await findingsOf(page), 'connecting').toEqual([]);
        await page.keyboard.press('Escape');
        for (const name of ['Publish', 'Version 1', 'Keys', 'No number']) {
          await page.getByRole('button', { name, exact: true }).first().click();
          await page.getByRole('dialog').waitFor();
          expect(await findingsOf(page), name).toEqual([]);
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
        }
      },
      { colorScheme },
    );
  });
});

describe('the list of flows', () => {
  it('renames, duplicates and archives, and takes an archiving back', async () => {
    await at('/', async (page) => {
      await newFlow(page, 'Old name');
      await page.goto(ringtree.server.origin());
      const menu = (name: string) =>
        page.getByRole('button', { name: `What can be done with ${name}`, exact: true });
      await menu('Old name').click();
      await page.getByRole('menuitem', { name: 'Rename' }).click();
      await page.getByLabel('Name', { exact: true }).fill('New name');
      await page.getByRole('button', { name: 'Rename' }).click();
      await menu('New name').click();
      await page.getByRole('menuitem', { name: 'Duplicate' }).click();
      await menu('New name (copy)').click();
      await page.getByRole('menuitem', { name: 'Archive' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Archive', exact: true }).click();
      await menu('New name (copy)').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).click();
      await menu('New name (copy)').waitFor();
    });
  });
});

/** Opens a page in a window of its own, and closes the window after `work`. */
async function at(path: string, work: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    viewport: { width: 1700, height: 1000 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  await page.goto(`${ringtree.server.origin()}${path}`);
  await work(page);
  await context.close();
  expect(troubles).toEqual([]);
}

async function newFlow(page: Page, name: string) {
  await page.getByRole('button', { name: 'New flow' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.waitForURL('**/flows/*');
  await saved(page);
}

const saved = (page: Page) => page.locator('[data-save-state=saved]').waitFor();
const settings = (page: Page) => page.locator('#inspector');
const field = (page: Page, name: string) => settings(page).getByRole('textbox', { name, exact: true });
const card = (page: Page, name: string) => page.getByRole('group', { name: new RegExp(`^${name}: `) });

function outcome(page: Page, name: string, port: string) {
  return card(page, name).locator(`.react-flow__handle.source[data-handleid="${port}"]`);
}

/** Waits until so many cards or wires are on the canvas. */
async function shows(page: Page, what: string, count: number) {
  await expect.poll(() => page.locator(what).count(), { timeout: patience }).toBe(count);
}

/** Drags a kind from the palette to a place of the canvas, in shares of its size. */
async function drag(page: Page, kind: string, { x, y }: { x: number; y: number }) {
  const canvas = page.locator('.react-flow__pane');
  const { width, height } = (await canvas.boundingBox()) ?? { width: 0, height: 0 };
  const before = await page.locator('.react-flow__node').count();
  await page
    .locator(`[data-kind=${kind}]`)
    .dragTo(canvas, { targetPosition: { x: Math.round(width * x), y: Math.round(height * y) } });
  await shows(page, '.react-flow__node', before + 1);
}

/** Waits until the view has stood still for a while. */
async function moved(page: Page) {
  const seen: (string | null)[] = [];
  await expect
    .poll(
      async () => {
        seen.push(await page.locator('.react-flow__viewport').getAttribute('style'));
        return seen.length > 2 && new Set(seen.slice(-3)).size === 1;
      },
      { interval: 250, timeout: patience },
    )
    .toBe(true);
}

async function draw(page: Page, [from, port]: [string, string], to: string) {
  const start = await outcome(page, from, port).boundingBox();
  const end = await card(page, to).locator('.react-flow__handle.target').boundingBox();
  if (start === null || end === null)
    throw new Error(`Between ${from} and ${to} a handle is not to be seen.`);
  const before = await page.locator('.react-flow__edge').count();
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + 60, end.y + 30, { steps: 5 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 3 });
  await page.mouse.up();
  await shows(page, '.react-flow__edge', before + 1);
}

async function open(page: Page, name: string) {
  await card(page, name).getByRole('heading').click();
  await page.getByRole('region', { name: `Settings of ${name}` }).waitFor();
}

async function publish(page: Page, note: string) {
  await saved(page);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish' });
  await dialog.getByLabel('What is new').fill(note);
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Version 1' }).waitFor();
}

async function tabTo(page: Page, wanted: Locator) {
  for (let tries = 0; tries < 30; tries += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The Tab key does not come there.');
}
