// A case crosses the counter without a mouse: from the sign-in to the receipt, and later the result into the applicant's hand.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseRow, CaseView, Paged } from '../src/api/types';
import { closeBrowser, openBrowser, password, settled, signedIn, visitor } from './browser';
import { chooseItem, freshIdCard, freshName, tabTo, tickAll, typeVisit } from './counter';

beforeAll(openBrowser);
afterAll(closeBrowser);

it('takes a case through the counter with the keyboard alone', async () => {
  const clerk = await visitor();
  const { page } = clerk;
  await page.addInitScript(() => {
    for (const name of ['pointerdown', 'mousedown', 'touchstart']) window.addEventListener(name, () => sessionStorage.setItem('clicked', 'yes'), true);
  });
  await clerk.go('/login');
  await page.locator('[name=login]:focus').waitFor();
  await page.keyboard.type('window03');
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/window$/);
  await settled(page);
  const item = await chooseItem(clerk);

  const [name, number] = [freshName(), freshIdCard()];
  await typeVisit(page, name, item, number);
  await tickAll(page);
  await page.keyboard.press('F8');
  await page.getByRole('dialog').locator('input:focus').waitFor();
  await tabTo(page, '[role=dialog] input[type=checkbox]');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: '已受理' }).waitFor();

  // The receipt is looked at as it will be printed, and put away.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('dialog.print-sheet[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog.print-sheet').waitFor({ state: 'detached' });
  await page.keyboard.press('F2');
  await page.locator('input[role=combobox]:focus').waitFor();

  // The back office decides and sends the result back.
  const [row] = (await clerk.get<Paged<CaseRow>>(`/api/v1/cases?search=${encodeURIComponent(name)}`)).items;
  const reviewer = await signedIn('review.market_regulation');
  const read = (who = reviewer) => who.get<CaseView>(`/api/v1/cases/${row!.id}`);
  let view = await read(clerk);
  const act = async (who: typeof clerk, path: string, fields: object) => (view = await who.post<CaseView>(`/api/v1/cases/${view.id}/${path}`, { version: view.version, ...fields }));
  if (view.allowed.includes('transfer')) await act(clerk, 'transfer', { note: '' });
  view = await read();
  if (view.allowed.includes('pick_up')) await act(reviewer, 'pick-up', { note: '' });
  await act(reviewer, 'decision', { granted: true, content: '准予。', legal_basis: '', certificate_name: '', certificate_number: '' });
  const returning = view.allowed.includes('return_result') ? reviewer : clerk;
  await act(returning, 'result', { documents: ['准予决定书'], giver: '赵建国', confirmed_by_both: true });

  // It waits in the list beside the counter and is handed out from there.
  await clerk.go('/window');
  await page.locator('aside li', { hasText: name }).waitFor();
  await page.evaluate((wanted) => [...document.querySelectorAll('aside li')].find((line) => line.textContent?.includes(wanted))?.setAttribute('data-wanted', ''), name);
  await tabTo(page, '[data-wanted] button');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.locator(':focus').waitFor();
  await tabTo(page, '[role=dialog] input.number');
  const label = await page.evaluate(() => document.querySelector(`label[for="${document.activeElement!.id}"]`)?.textContent ?? '');
  expect(label).toContain('证件号码');
  await page.keyboard.type(number);
  for (let checks = await dialog.locator('input[type=checkbox]').count(); checks > 0; checks--) {
    await tabTo(page, '[role=dialog] input[type=checkbox]:not(:checked)');
    await page.keyboard.press('Space');
  }
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect((await read(clerk)).state).toBe('issued');
  expect(await page.evaluate(() => sessionStorage.getItem('clicked'))).toBeNull();
  await Promise.all([clerk.leave(), reviewer.leave()]);
});
