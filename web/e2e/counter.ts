// What the tests at the counter have in common: an item that fits, a case already on its way, moving by keyboard alone.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CaseView, ItemRow, ItemView, Paged } from '../src/api/types';
import type { Visitor } from './browser';

export const idCard = '620723198506121518';

// The number of nobody (born in the nineteenth century), with the right check digit: a person of their own for each test.
export function freshIdCard(): string {
  const digits = `6207231891${String(1 + Math.floor(Math.random() * 12)).padStart(2, '0')}10${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((all, weight, i) => all + weight * Number(digits[i]), 0);
  return digits + '10X98765432'[sum % 11];
}

// An ordinary item of the window, decided in the back office by the department whose reviewer walks the paths.
export async function chooseItem(clerk: Visitor): Promise<ItemRow> {
  const { items } = await clerk.get<Paged<ItemRow>>('/api/v1/items?category=market_access&limit=100');
  const fitting = items.find((item) => item.mine && item.kind === 'promised' && item.state === 'published' && item.department_name === '市场监督管理局');
  expect(fitting, 'the window takes an item of the department').toBeDefined();
  return fitting!;
}

// A case in the back office, without walking through the pages.
export async function acceptedCase(clerk: Visitor, name = '李建国'): Promise<CaseView> {
  const item = await clerk.get<ItemView>(`/api/v1/items/${(await chooseItem(clerk)).id}/live`);
  const received = await clerk.post<CaseView>('/api/v1/cases', {
    item: item.id,
    applicant: { kind: 'person', name, paper: 'id_card', paper_number: idCard, phone: '', address: '' },
    materials: item.content.materials.map(({ code }) => ({ code, state: 'present', defect: '' })),
    summary: '',
  });
  const verification = { identity: true, qualification: true, note: '' };
  return clerk.post<CaseView>(`/api/v1/cases/${received.id}/acceptance`, { version: received.version, verification, transfer: true });
}

// The same in the hands of a reviewer.
export async function caseInReview(clerk: Visitor, reviewer: Visitor): Promise<CaseView> {
  const accepted = await acceptedCase(clerk);
  const view = await reviewer.get<CaseView>(`/api/v1/cases/${accepted.id}`);
  if (!view.allowed.includes('pick_up')) return view;
  return reviewer.post<CaseView>(`/api/v1/cases/${view.id}/pick-up`, { version: view.version, note: '' });
}

// Somebody who was never here, even where the tests run twice against one server.
export function freshName(): string {
  const signs = '安邦昌承达恩方光海和嘉康良明宁平清仁书思泰文贤雅永哲';
  return `钱${Array.from({ length: 3 }, () => signs[Math.floor(Math.random() * signs.length)]).join('')}`;
}

// Types the person and the item of a visit, keys only, and ends at the first line of the checklist.
export async function typeVisit(page: Page, name: string, item: ItemRow, number = idCard): Promise<void> {
  await page.keyboard.press('F2');
  await page.keyboard.type(name);
  await page.getByText('按回车新登记', { exact: false }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-field=number] input:focus').waitFor();
  await page.keyboard.type(number);
  await page.keyboard.press('F4');
  await page.keyboard.type(item.code);
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.checklist .line:focus').waitFor();
}

export async function tickAll(page: Page): Promise<void> {
  for (let left = await page.locator('.checklist .line').count(); left > 0; left--) await page.keyboard.press('1');
}

// Goes to it as somebody without a mouse does.
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${selector}`);
}
