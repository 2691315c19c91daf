// Typed work survives: the network goes, an answer is lost on its way, the session ends, the page is loaded again; and it
// goes when the person signs out.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseRow, CaseView, Paged } from '../src/api/types';
import { closeBrowser, openBrowser, password, settled, signedIn, type Visitor } from './browser';
import { caseInReview, chooseItem, freshIdCard, freshName, tickAll, typeVisit } from './counter';

beforeAll(openBrowser);
afterAll(closeBrowser);

const casesOf = async (who: Visitor, name: string) => (await who.get<Paged<CaseRow>>(`/api/v1/cases?search=${encodeURIComponent(name)}`)).items;
const drafts = (page: Page) => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('ow.draft.')));
const nameField = (page: Page) => page.locator('[data-field=name] input').first();
const numberField = (page: Page) => page.locator('[data-field=number] input').first();

async function signInAgain(page: Page, login: string): Promise<void> {
  const dialog = page.getByRole('dialog').filter({ hasText: '登录已过期' });
  await dialog.locator('[name=login]').fill(login);
  await dialog.locator('[name=password]').fill(password);
  await dialog.getByRole('button', { name: '登录', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function openAcceptance(page: Page): Promise<void> {
  await page.keyboard.press('F8');
  await page.getByLabel('已核验申请人（经办人）身份证件').check();
  await page.getByLabel('已核验资格、资质证件').check();
}

it('an intake without network loses nothing and is done once', async () => {
  const clerk = await signedIn('window03');
  const { page, context } = clerk;
  const item = await chooseItem(clerk);
  await clerk.go('/window');
  const [name, number] = [freshName(), freshIdCard()];
  await typeVisit(page, name, item, number);
  await tickAll(page);

  // The line is cut, and somebody presses F5 in despair.
  await context.setOffline(true);
  await page.reload().catch(() => undefined);
  await context.setOffline(false);
  await clerk.go('/window');
  expect(await nameField(page).inputValue()).toBe(name);
  expect(await numberField(page).inputValue()).toBe(number);
  expect(await page.locator('.checklist .line.present').count()).toBe(await page.locator('.checklist .line').count());

  await openAcceptance(page);
  await context.setOffline(true);
  const accept = page.getByRole('dialog').getByRole('button', { name: '受理', exact: true });
  await accept.click();
  await page.getByRole('dialog').getByText('连不上服务器').waitFor();
  await page.getByText('网络中断，暂时连不上服务器').waitFor();
  expect(await nameField(page).inputValue()).toBe(name);
  await context.setOffline(false);

  // Back again, but the server's answer is lost on its way: it has been done, and pressing again does not do it twice.
  await page.route('**/acceptance', async (route) => (await route.fetch(), await route.abort()), { times: 1 });
  await accept.click();
  await page.getByRole('dialog').getByText('连不上服务器').waitFor();
  await accept.click();
  await page.getByRole('status').filter({ hasText: '已受理' }).waitFor();
  const [done, ...more] = await casesOf(clerk, name);
  expect(more).toEqual([]);
  expect(done!.case_number).toBeTruthy();
  await settled(page);
  expect(await drafts(page)).toEqual([]);
  await clerk.leave();
});

it('an intake whose session ends goes on where it was', async () => {
  const clerk = await signedIn('window03');
  const { page, context } = clerk;
  const item = await chooseItem(clerk);
  await clerk.go('/window');
  const [first, second] = [freshName(), freshName()];
  await typeVisit(page, first, item, freshIdCard());
  await tickAll(page);
  await openAcceptance(page);
  await page.getByRole('dialog').locator('textarea, input:not([type=checkbox])').first().fill('本人到场');
  await context.clearCookies();
  await page.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click();
  await signInAgain(page, 'window03');
  await page.getByRole('status').filter({ hasText: '已受理' }).waitFor();
  expect((await casesOf(clerk, first)).length).toBe(1);

  // The same with the page loaded anew: through the sign-in and back to what was typed; nobody else sees it.
  await page.keyboard.press('F2');
  await typeVisit(page, second, item, freshIdCard());
  await tickAll(page);
  await page.waitForFunction((name) => Object.values(sessionStorage).some((kept) => String(kept).includes(name)), second);
  await context.clearCookies();
  await page.reload();
  await page.waitForURL(/\/login/);
  for (const [login, name] of [['window04', ''], ['window03', second]]) {
    await context.clearCookies();
    await clerk.go('/login?to=/window');
    await page.fill('[name=login]', login!);
    await page.fill('[name=password]', password);
    await page.click('form button[type=submit]');
    await page.waitForURL(/\/window$/);
    await settled(page);
    expect(await nameField(page).inputValue()).toBe(name);
  }
  expect(await page.locator('.checklist .line.present').count()).toBeGreaterThan(0);

  // Who signs out leaves nothing behind.
  await page.locator('.menu .open').click();
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.waitForURL(/\/login/);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(second);
  await clerk.leave();
});

it('a decision survives a dead network, an ended session and a reload', async () => {
  const clerk = await signedIn('window03');
  const reviewer = await signedIn('review.market_regulation');
  const { page, context } = reviewer;
  const view = await caseInReview(clerk, reviewer);
  const words = '准予按申请的范围经营，有效期五年。';
  const open = () => page.locator('.choices').getByRole('button', { name: '作出决定', exact: true }).click();
  const grant = page.locator('form').getByRole('button', { name: '准予', exact: true });
  await reviewer.go(`/review/cases/${view.id}`);
  await open();
  await page.getByLabel('准予的内容').fill(words);

  await context.setOffline(true);
  await grant.click();
  await page.locator('form').getByText('连不上服务器').waitFor();
  await page.reload().catch(() => undefined);
  await context.setOffline(false);
  await reviewer.go(`/review/cases/${view.id}`);
  await open();
  expect(await page.getByLabel('准予的内容').inputValue()).toBe(words);

  await context.clearCookies();
  await grant.click();
  await signInAgain(page, 'review.market_regulation');
  await page.getByText('已完成“作出决定”').waitFor();
  const decided = await reviewer.get<CaseView>(`/api/v1/cases/${view.id}`);
  expect(decided.granted).toBe(true);
  expect(await drafts(page)).toEqual([]);
  await Promise.all([clerk.leave(), reviewer.leave()]);
});
