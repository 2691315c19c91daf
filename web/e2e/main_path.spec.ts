// The main path through the house, as the people walk it: one material is missing, the one-time notice, the correction, the
// acceptance, the decision, the result back at the window, handed out; and what the applicant can see meanwhile.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseRow, CaseView, Paged } from '../src/api/types';
import { closeBrowser, openBrowser, phone, settled, signedIn, visitor } from './browser';
import { caseInReview, chooseItem, freshIdCard, freshName, typeVisit } from './counter';

beforeAll(openBrowser);
afterAll(closeBrowser);

const chineseDate = (date: string) => date.split('-').map(Number).reduce((text, part, i) => `${text}${part}${'年月日'[i]}`, '');
const promised = (view: CaseView) => view.clocks.find((clock) => clock.name === 'promised')!;
const idOf = (page: { url(): string }) => /cases\/(\w+)/.exec(page.url())![1]!;

// The button that opens an act, and the one that sends it.
const choice = (page: Page, act: string) => page.locator('.choices').getByRole('button', { name: act, exact: true });
const sender = (page: Page, act: string) => page.locator('form').getByRole('button', { name: act, exact: true });

it('leads from the counter to the issued result', async () => {
  const clerk = await signedIn('window03');
  const { page } = clerk;
  const item = await chooseItem(clerk);

  // The visit, with the keyboard alone.
  await clerk.go('/window');
  const name = freshName();
  const number = freshIdCard();
  await typeVisit(page, name, item, number);
  const lines = await page.locator('.checklist .line').count();
  const required = await page.locator('.checklist .line:not(:has(.verdicts .not_needed:not([disabled])))').count();
  expect(required).toBeGreaterThan(0);
  // The first material is missing, the others are there.
  await page.keyboard.press('2');
  for (let i = 1; i < lines; i++) await page.keyboard.press('1');
  await page.keyboard.press('F9');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: '需要补正的材料' }).waitFor();
  expect(await dialog.locator('ol li').count()).toBe(1);
  await dialog.getByRole('button', { name: '一次性告知' }).click();
  await page.getByText('已出具一次性告知书').waitFor();
  await page.getByRole('button', { name: '打印一次性告知书' }).waitFor();
  const receipt = await page.locator('.after dd').first().innerText();
  const code = await page.locator('.after .code').innerText();
  await page.getByRole('link', { name: '查看办件' }).click();
  await page.waitForURL(/cases\/\w+/);
  const id = idOf(page);
  const read = () => clerk.get<CaseView>(`/api/v1/cases/${id}`);
  expect((await read()).state).toBe('correction_asked');

  // The applicant, at home, on a phone.
  const applicant = await visitor(phone);
  await applicant.go(`/progress?${new URLSearchParams({ number: receipt, code })}`);
  await applicant.page.getByText('请补正').waitFor();
  expect(applicant.page.url()).not.toContain(code);

  // The correction comes in and the case is accepted.
  await settled(page);
  await choice(page, '接收补正').click();
  await page.locator('.checklist .line').first().focus();
  await page.keyboard.press('1');
  await sender(page, '接收补正').click();
  await page.getByText('已完成“接收补正”').waitFor();
  await choice(page, '受理').click();
  await page.getByLabel('已核验申请人（经办人）身份证件').check();
  await page.getByLabel('已核验资格、资质证件').check();
  await sender(page, '受理').click();
  await page.getByText('已完成“受理”').waitFor();
  const accepted = await read();
  expect(accepted.case_number).toBeTruthy();
  const due = chineseDate(promised(accepted).deadline.due);
  await page.locator('.clocks').getByText(due).first().waitFor();
  await page.locator('.clocks').getByRole('button', { name: due }).first().click();
  await page.locator('.because .paragraph').waitFor();
  expect(await page.locator('.because li').count()).toBe(promised(accepted).deadline.because.reasons.length);
  await page.keyboard.press('Escape');

  await applicant.go(`/progress?${new URLSearchParams({ number: receipt, code })}`);
  await applicant.page.getByText(due).first().waitFor();
  await applicant.page.getByText('这个日期是怎么来的').waitFor();

  // The back office takes it up and decides.
  const reviewer = await signedIn('review.market_regulation');
  await reviewer.go(`/review?q=${accepted.case_number}`);
  // The list shows the date that comes first; the case shows each.
  const [row] = (await reviewer.get<Paged<CaseRow>>(`/api/v1/cases?search=${accepted.case_number}`)).items;
  await reviewer.page.locator('tbody').getByText(chineseDate(row!.due!)).waitFor();
  await reviewer.page.getByRole('link', { name: accepted.item_name }).click();
  await settled(reviewer.page);
  await reviewer.page.locator('.clocks').getByText(due).first().waitFor();
  await reviewer.page.locator('.choices').waitFor();
  if (accepted.state === 'accepted' || (await choice(reviewer.page, '取件').count())) {
    await choice(reviewer.page, '取件').click();
    await sender(reviewer.page, '取件').click();
    await reviewer.page.getByText('已完成“取件”').waitFor();
  }
  await choice(reviewer.page, '作出决定').click();
  await reviewer.page.getByLabel('准予的内容').fill('准予按申请的范围经营。');
  await sender(reviewer.page, '准予').click();
  await reviewer.page.getByText('已完成“作出决定”').waitFor();
  expect((await read()).granted).toBe(true);

  // The result comes back to the window: registered by whoever may.
  const returning = (await read()).allowed.includes('return_result') ? clerk : reviewer;
  if (returning === clerk) await clerk.go(`/window/cases/${id}`);
  await choice(returning.page, '结果送回窗口').click();
  await returning.page.getByLabel('送回的结果文书').fill('准予决定书\n许可证正本');
  await returning.page.getByLabel('移交人').fill('赵建国');
  await returning.page.getByLabel('双方已核对并签字确认').check();
  await sender(returning.page, '结果送回窗口').click();
  await returning.page.getByText('已完成“结果送回窗口”').waitFor();

  // It is handed out from the counter's own list.
  await clerk.go('/window');
  const line = page.locator('aside li', { hasText: name });
  await line.getByRole('button', { name: '发证送达' }).click();
  const issuing = page.getByRole('dialog');
  await issuing.getByLabel('领取人证件号码').fill(number);
  await issuing.getByLabel('已核验领取人身份').check();
  await issuing.getByLabel('领取人已签收').check();
  await issuing.getByRole('button', { name: '发证送达' }).click();
  await issuing.waitFor({ state: 'detached' });
  expect((await read()).state).toBe('issued');

  await applicant.go(`/progress?${new URLSearchParams({ number: receipt, code })}`);
  await applicant.page.getByText('已送达').first().waitFor();
  await Promise.all([applicant.leave(), reviewer.leave(), clerk.leave()]);
});

it('keeps what was typed when somebody else was faster', async () => {
  const clerk = await signedIn('window03');
  const one = await signedIn('review.market_regulation');
  const view = await caseInReview(clerk, one);
  const other = await signedIn('review.market_regulation');
  for (const visit of [one, other]) await visit.go(`/review/cases/${view.id}`);

  await choice(one.page, '作出决定').click();
  await one.page.getByLabel('准予的内容').fill('准予。这段话不能丢。');
  await choice(other.page, '要求补充材料').click();
  await other.page.getByLabel('需要补充什么').fill('补充租赁合同');
  await sender(other.page, '要求补充材料').click();
  await other.page.getByText('已完成“要求补充材料”').waitFor();

  await sender(one.page, '准予').click();
  await one.page.getByText('别人已更新').waitFor();
  await one.page.getByRole('button', { name: '重新载入' }).click();
  await one.page.getByText('补充租赁合同').first().waitFor();
  // Where the act is still possible its form is still open; else the words come back with it.
  if (await one.page.getByLabel('准予的内容').count()) expect(await one.page.getByLabel('准予的内容').inputValue()).toBe('准予。这段话不能丢。');
  await Promise.all([clerk.leave(), one.leave(), other.leave()]);
});
