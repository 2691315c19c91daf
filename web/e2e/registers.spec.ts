// Every register of cases as the office uses it: found, sorted, narrowed, turned to the next page, printed, and taken along as a
// file, whose first line is the register's head.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, desk, expectFits, openBrowser, phone, settled, signedIn, type Visitor } from './browser';

interface Word {
  value: string;
}
interface Register {
  code: string;
  zh: string;
  columns: { zh: string }[];
  filters: { name: string; kind: string; words: Word[] }[];
}
interface Page {
  items: unknown[];
  next?: string;
}

let office: Visitor;
beforeAll(async () => {
  await openBrowser();
  office = await signedIn('office');
});
afterAll(async () => {
  await office.leave();
  await closeBrowser();
});

const someDaysAgo = new Date(Date.now() - 4 * 86_400_000).toISOString().slice(0, 10);
const registers = async () => (await office.get<Register[]>('/api/v1/registers')).filter(({ code }) => code.startsWith('cases.'));
const rows = () => office.page.locator('#main tbody tr');
const button = (name: string) => office.page.getByRole('button', { name, exact: true });

// What the page must show for this address: as many rows as the interface answers.
async function shows(code: string, query: string): Promise<Page> {
  await office.go(`/manage/registers/${code}${query}`);
  const page = await office.get<Page>(`/api/v1/registers/${code}${query}${query ? '&' : '?'}limit=50`);
  expect(await rows().count(), `${code}${query}`).toBe(page.items.length);
  return page;
}

async function exported(format: 'xlsx' | 'csv'): Promise<Buffer> {
  await button('导出').click();
  const dialog = office.page.getByRole('dialog');
  await dialog.locator(`input[value=${format}]`).check();
  const [answer] = await Promise.all([
    office.page.waitForResponse((one) => one.request().method() === 'POST' && one.url().endsWith('/api/v1/exports')),
    dialog.getByRole('button', { name: '开始导出' }).click(),
  ]);
  const { id } = (await answer.json()) as { id: string };
  const link = dialog.locator(`a[href$="/${id}/file"]`);
  await link.waitFor({ timeout: 20_000 });
  const file = await (await office.context.request.get((await link.getAttribute('href'))!)).body();
  await office.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return file;
}

describe('the registers of cases', () => {
  it('show, sort, narrow and turn pages', async () => {
    for (const register of await registers()) {
      const first = await shows(register.code, '');
      for (const { name, words } of register.filters)
        for (const word of name === 'order' ? words : words.slice(0, 1)) await shows(register.code, `?${name}=${word.value}`);
      if (!first.next) continue;
      await office.go(`/manage/registers/${register.code}`);
      await button('更多').click();
      await expect.poll(() => rows().count(), { timeout: 5000 }).toBeGreaterThan(first.items.length);
    }
  }, 240_000);

  it('fit a phone', async () => {
    await office.page.setViewportSize(phone);
    for (const { code } of await registers()) {
      await office.go(`/manage/registers/${code}`);
      await expectFits(office.page);
    }
    await office.page.setViewportSize(desk);
  });

  it('are printed on sheets that number themselves', async () => {
    for (const { code } of (await registers()).filter(({ code: one }) => ['cases.ledger', 'cases.denials', 'cases.papers'].includes(one))) {
      await office.go(`/manage/registers/${code}?from=${someDaysAgo}`);
      await button('打印').click();
      const sheets = office.page.locator('article.register-sheet');
      await sheets.first().waitFor({ timeout: 20_000 });
      const count = await sheets.count();
      expect(await sheets.last().locator('footer').textContent()).toContain(`${count}`);
      await office.page.keyboard.press('Escape');
      await sheets.first().waitFor({ state: 'detached' });
    }
  });

  it('are taken along as csv and xlsx', async () => {
    for (const register of await registers()) {
      await office.go(`/manage/registers/${register.code}`);
      await settled(office.page);
      const [head] = (await exported('csv')).toString('utf8').split('\r\n');
      expect(head, register.code).toBe(`\uFEFF${register.columns.map(({ zh }) => zh).join(',')}`);
    }
    await office.go('/manage/registers/cases.ledger');
    expect((await exported('xlsx')).subarray(0, 2).toString()).toBe('PK');
  }, 180_000);
});
