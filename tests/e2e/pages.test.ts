import { request } from 'node:http';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOrder } from '#components/flow/call-order.ts';
import { importFlow } from '#lib/flows/import-flow.ts';
import { defaultSettings } from '#runtime/contract/flow.ts';
import { findingsOf, openBrowser } from '../support/browser.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { frontDesk } from './front-desk.flow.ts';

const number = '+14155550199';
const { edges: wires, ...rest } = frontDesk().document();
const desk = { ...rest, edges: wires.filter(({ port }) => port !== 'invalid') };
const { nodes, edges } = desk;
let ringtree: Ringtree;
let browser: Browser;

beforeAll(async () => {
  [ringtree, browser] = await Promise.all([openRingtree({ environment: { PAGES: '1' } }), openBrowser()]);
  await ringtree.answer(number, desk);
  for (const slug of ['empty', 'unreadable']) {
    const json = { ...desk, name: slug, settings: defaultSettings, nodes: {}, edges: [] };
    const { flow } = await importFlow(ringtree.workspace, { json, slug });
    if (slug === 'unreadable')
      await ringtree.database.prisma.draft.update({
        where: { flowId: flow.id },
        data: { document: { schemaVersion: 99 } },
      });
  }
});
afterAll(async () => {
  await browser?.close();
  await ringtree?.close();
});

/** Opens a page of the server in a window of its own, and closes the window after `look`. */
async function at(path: string, look: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  await page.goto(`${ringtree.server.origin()}${path}`);
  await look(page);
  await context.close();
  expect(troubles).toEqual([]);
}

const flowPath = '/flows/front-desk';
const paths = ['/', flowPath, '/flows/clinic-front-desk', '/flows/empty', '/flows/unreadable', '/flows/none'];

describe('the pages', () => {
  it('have an icon, which is there', async () => {
    await at('/', async (page) => {
      const icon = await page.locator('link[rel=icon]').getAttribute('href');
      const response = await page.request.get(new URL(icon ?? '', page.url()).href);
      expect([response.status(), response.headers()['content-type']]).toEqual([200, 'image/svg+xml']);
    });
  });

  it('list the stored flows, and the samples that come with Ringtree', async () => {
    await at('/', async (page) => {
      await page.getByRole('article').first().waitFor();
      const names = await page.getByRole('article').getByRole('heading').allTextContents();
      expect(names).toEqual([
        'Caller survey',
        'Clinic front desk',
        'Conference line',
        'empty',
        'Front desk',
        'On-call rota',
        'Shop order look-up',
        'Support line',
        'unreadable',
      ]);
      const card = page.getByRole('article').filter({ hasText: 'Front desk' }).filter({ hasText: number });
      expect(await card.textContent()).toContain(`${Object.keys(nodes).length} steps`);
      expect(await card.textContent()).toContain('Version 1');
      await card.getByRole('link').click();
      await page.getByRole('heading', { level: 1, name: 'Front desk' }).waitFor();
      expect(new URL(page.url()).pathname).toBe(flowPath);
    });
  });

  it('draw each step and wire of the stored graph', async () => {
    await at(flowPath, async (page) => {
      await page.getByRole('group', { name: /^sales: Ring people/ }).waitFor();
      const drawn = await page.locator('.react-flow__node').getByRole('heading').allTextContents();
      expect(drawn.sort()).toEqual(Object.keys(nodes).sort());
      expect(await page.locator('.react-flow__edge').count()).toBe(edges.length);
      const menu = page.getByRole('group', { name: /^menu: Menu/ });
      expect(await menu.getAttribute('aria-label')).toContain('1 Sales → sales; 2 Address → address');
      expect(await menu.getByRole('listitem').filter({ hasText: 'safety net' }).allTextContents()).toEqual([
        'Only wrong choices were madesafety net',
      ]);
    });
  });

  it('say what to do about a draft without steps, and about one that cannot be read', async () => {
    await at('/flows/empty', async (page) => {
      await page.getByRole('heading', { name: 'No steps yet' }).waitFor();
      await page.getByRole('button', { name: 'Add “Incoming call”' }).waitFor();
    });
    await at('/flows/unreadable', async (page) => {
      await page.getByRole('heading', { name: 'cannot be read' }).waitFor();
      await page.getByText('flow validate unreadable').waitFor();
    });
  });

  it('answer 404 to a flow that nobody made, with the way back', async () => {
    expect((await fetch(`${ringtree.server.origin()}/flows/none`)).status).toBe(404);
    await at('/flows/none', async (page) => {
      await page.getByRole('link', { name: 'See all flows' }).click();
      await page.getByRole('heading', { level: 1, name: 'Flows' }).waitFor();
    });
  });

  it('say so when the database fails, and come back with it', async () => {
    await ringtree.database.pool.query('alter table drafts rename to drafts_gone');
    await at('/', async (page) => {
      const again = page.getByRole('button', { name: 'Try again' });
      await again.waitFor();
      expect(await findingsOf(page)).toEqual([]);
      await ringtree.database.pool.query('alter table drafts_gone rename to drafts');
      await again.click();
      await page.getByRole('link', { name: 'Front desk', exact: true }).waitFor();
    });
  });

  it('work with the keyboard alone, in the order of a call', async () => {
    await at(
      '/',
      async (page) => {
        // What is still a skeleton has nothing to be focused, and what is put in its place takes the focus away.
        await page.getByRole('link', { name: 'Caller survey' }).waitFor();
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('Skip to the content');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('New flow');
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('Caller survey');
        for (const name of ['Clinic front desk', 'Conference line', 'empty', 'Front desk']) {
          await page.keyboard.press('Tab');
          expect(await focused(page)).toMatch('What can be done with');
          await page.keyboard.press('Tab');
          expect(await focused(page)).toBe(name);
        }
        await page.keyboard.press('Enter');
        await page.getByRole('group', { name: /^start/ }).waitFor();
        const [first = '', ...others] = callOrder(desk, ['start']);
        do await page.keyboard.press('Tab');
        while (!(await focused(page)).startsWith(`${first}: `));
        for (const id of others) {
          await page.keyboard.press('Tab');
          expect(await focused(page)).toMatch(`${id}: `);
        }
        await page.keyboard.press('Enter');
        await page.locator('.chosen-wire').first().waitFor();
        await page.locator('#inspector:focus').waitFor();
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.locator('.chosen-wire').first().waitFor({ state: 'detached' });
      },
      { reducedMotion: 'reduce' },
    );
  });

  it.each(['light', 'dark'] as const)('are found without fault by axe when it is %s', async (colorScheme) => {
    await onEach(
      async (page, path) => {
        expect(await findingsOf(page), path).toEqual([]);
      },
      { colorScheme },
    );
  });

  it('fit a telephone', async () => {
    await onEach(
      async (page, path) => {
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), path).toBe(0);
      },
      { viewport: { width: 390, height: 844 } },
    );
  });
});

describe('the door of the pages', () => {
  it.each(paths)('is closed to tunnels, proxies and other names: %s', async (path) => {
    expect(await ask(path, { host: 'ringtree.ngrok.app' })).toBe(403);
    expect(await ask(path, { host: '192.168.1.20:3000' })).toBe(403);
    expect(await ask(path, { host: 'localhost', 'x-forwarded-for': '203.0.113.7' })).toBe(403);
  });

  it('lets in no address that cannot be read', async () => {
    expect(await ask('/flows/%ff', {})).toBe(400);
  });

  it('leaves the webhooks open to them', async () => {
    expect(await ask('/v1/twilio/voice?To=%2B14155550000', { host: 'ringtree.ngrok.app' })).toBe(200);
    expect(
      await ask(`/v1/twilio/voice?To=${encodeURIComponent(number)}`, { host: 'ringtree.ngrok.app' }),
    ).toBe(403);
  });
});

/** Looks at every page in one window. */
async function onEach(look: (page: Page, path: string) => Promise<void>, options: BrowserContextOptions) {
  const visit = async (page: Page) => {
    for (const path of paths) {
      await page.goto(`${ringtree.server.origin()}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy]').waitFor({ state: 'detached' });
      await look(page, path);
    }
  };
  await at('/', visit, options);
}

/** What the focus is on, which must be visible: its spoken name, or its text. */
async function focused(page: Page): Promise<string> {
  const element = page.locator(':focus-visible');
  await element.waitFor();
  return (await element.getAttribute('aria-label')) ?? (await element.textContent()) ?? '';
}

/** The status of the answer to a GET with these headers; `fetch` sets Host itself. */
async function ask(path: string, headers: Record<string, string>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  request(`${ringtree.server.origin()}${path}`, { headers }, (answer) => {
    answer.resume();
    resolve(answer.statusCode ?? 0);
  })
    .on('error', reject)
    .end();
  return await promise;
}
