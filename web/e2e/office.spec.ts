// What the centre's office does to an item: a draft, what it changes, publication; and that the public reads the new words
// only then. What somebody else wrote meanwhile is taken in and not overwritten. And a post on the notice board.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ItemContent, ItemRow, ItemView, Paged } from '../src/api/types';
import { closeBrowser, expectAccessible, openBrowser, settled, signedIn, visitor, type Visitor } from './browser';

beforeAll(openBrowser);
afterAll(closeBrowser);

const itemAt = async (who: Visitor, at: number) => (await who.get<Paged<ItemRow>>('/api/v1/items?limit=20')).items[at]!;
const nameField = (who: Visitor) => who.page.getByLabel('事项名称');
const head = (who: Visitor, name: string) => who.page.locator('.page-head').getByRole('button', { name, exact: true });
async function saved(who: Visitor) {
  await head(who, '保存草稿').click();
  await who.page.getByText('尚未保存').waitFor({ state: 'detached' });
}

it('publishes a new version of a guide, and the public reads it', async () => {
  const office = await signedIn('office');
  const everybody = await visitor();
  const item = await itemAt(office, 3);
  const name = `${item.name}（一次办）`;

  await office.go(`/manage/items/${item.id}`);
  await nameField(office).fill(name);
  await saved(office);
  await everybody.go(`/items/${item.id}`);
  await everybody.page.getByRole('heading', { level: 1, name: item.name, exact: true }).waitFor();

  await office.page.getByRole('tab', { name: '与在用版本比较' }).click();
  const line = office.page.locator('tbody tr');
  await line.first().waitFor();
  expect(await line.count()).toBe(1);
  expect(await line.locator('del').innerText()).toBe(item.name);
  expect(await line.locator('ins').innerText()).toBe(name);
  await expectAccessible(office.page);

  await office.page.getByRole('tab', { name: '指南预览' }).click();
  await office.page.locator('.preview').waitFor();
  await expectAccessible(office.page);

  await head(office, '公布').click();
  const dialog = office.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '公布', exact: true }).click();
  await office.page.getByText(`在用第${item.live_version + 1}版`).waitFor();
  await office.page.getByRole('tab', { name: '历次版本' }).click();
  await office.page.locator('tbody tr').nth(1).waitFor();

  await everybody.page.reload();
  await settled(everybody.page);
  await everybody.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await everybody.leave();
  await office.leave();
});

it('takes in what somebody else wrote meanwhile', async () => {
  const [one, other] = [await signedIn('office'), await signedIn('director')];
  const { id } = await itemAt(one, 5);
  await one.go(`/manage/items/${id}`);
  await other.go(`/manage/items/${id}`);
  const before = (await one.get<ItemView>(`/api/v1/items/${id}`)).content;
  await other.page.getByLabel('办理地点').fill('二楼A区');
  await saved(other);
  await nameField(one).fill(`${before.name}二`);
  await head(one, '保存草稿').click();
  await one.page.getByRole('button', { name: '重新载入' }).click();
  await one.page.getByText('已载入').waitFor();
  expect(await nameField(one).inputValue()).toBe(`${before.name}二`);
  expect(await one.page.getByLabel('办理地点').inputValue()).toBe('二楼A区');
  await saved(one);
  const after = (await one.get<{ content: ItemContent }>(`/api/v1/items/${id}`)).content;
  expect([after.name, after.place]).toEqual([`${before.name}二`, '二楼A区']);
  await one.leave();
  await other.leave();
});

it('hangs a notice on the board and takes it down', async () => {
  const office = await signedIn('office');
  const everybody = await visitor();
  const title = `停电通知${Date.now()}`;
  await office.go('/manage/board');
  await office.page.getByRole('button', { name: '发布公告' }).click();
  const dialog = office.page.getByRole('dialog');
  await dialog.getByLabel('标题').fill(title);
  await dialog.getByLabel('主题').fill('大厅');
  await dialog.getByLabel('正文').fill('明日上午停电检修。');
  await expectAccessible(office.page);
  await dialog.getByRole('button', { name: '发布公告' }).click();
  await office.page.getByText(title).waitFor();
  await everybody.go('/notices');
  await everybody.page.getByRole('link', { name: title }).click();
  await everybody.page.getByText('明日上午停电检修。').waitFor();
  await expectAccessible(everybody.page);

  await office.page.locator('tr', { hasText: title }).getByRole('button', { name: '撤下' }).click();
  await dialog.getByLabel('撤下原因').fill('已恢复供电');
  await dialog.getByRole('button', { name: '撤下', exact: true }).click();
  await office.page.getByText('已恢复供电').waitFor();
  await everybody.go('/notices');
  await everybody.page.locator('.notices').waitFor();
  expect(await everybody.page.getByText(title).count()).toBe(0);
  await everybody.leave();
  await office.leave();
});
