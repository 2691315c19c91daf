// The public from home, on a phone: a number is proved, an application filed, corrected after the window's notice, and
// withdrawn; in large text and high contrast, too.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CaseView, ItemRow, ItemView, OnlineCase, Paged } from '../src/api/types';
import { closeBrowser, desk, expectAccessible, openBrowser, phone, settled, signedIn, visitor, type Visitor } from './browser';

beforeAll(openBrowser);
afterAll(closeBrowser);

// Two small pictures: one that the window finds too poor, and a better one.
const pictureOf = (name: string, base64: string) => {
  const path = join(tmpdir(), `onewindow-${name}-${process.pid}.png`);
  writeFileSync(path, Buffer.from(base64, 'base64'));
  return path;
};
const picture = pictureOf('poor', 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGM4ISeHFTEMLQkAkL9BAbKfPiIAAAAASUVORK5CYII=');
const better = pictureOf('better', 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGOQkzuBFTEMLQkAO79BAXNTPmcAAAAASUVORK5CYII=');

// What the text message operator would get: the last code that was sent to a number. The demonstration's own people get
// theirs at the same time.
async function lastCode(number: string): Promise<string> {
  const outbox = inject('outbox');
  for (let i = 0; i < 120; ++i) {
    const lines = existsSync(outbox) ? readFileSync(outbox, 'utf8').trim().split('\n') : [];
    const codes = lines
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { recipient: string; payload: { template?: string; parameters?: { code: string } } })
      .filter((line) => line.recipient === number && line.payload.template === 'visitor.code' && !used.has(line.payload.parameters!.code));
    const last = codes.at(-1);
    if (last) {
      used.add(last.payload.parameters!.code);
      return last.payload.parameters!.code;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('no code arrived');
}
const used = new Set<string>();

async function prove(who: Visitor, number: string): Promise<void> {
  const { page } = who;
  await page.getByLabel('手机号码').fill(number);
  await page.getByRole('button', { name: '获取验证码' }).click();
  const code = page.locator('[data-code]');
  await code.waitFor();
  await expectAccessible(page);
  await code.fill(await lastCode(number));
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('已验证').waitFor();
  await settled(page);
}

async function itemWithMaterials(who: Visitor): Promise<ItemView> {
  const { items } = await who.get<Paged<ItemRow>>('/api/v1/public/items?limit=50');
  for (const row of items) {
    const item = await who.get<ItemView>(`/api/v1/public/items/${row.id}`);
    const required = item.content.materials.filter((one) => one.necessity === 'required');
    if (item.content.hall_included && item.content.kind === 'promised' && required.length >= 1 && required.length <= 3 && item.content.audiences.includes('person')) return item;
  }
  throw new Error('no item of the demonstration fits');
}

describe('from home, on a phone', () => {
  it('asks for a number, says what is wrong, and shows nobody else anything', async () => {
    const who = await visitor(phone);
    await who.go('/mine');
    await expectAccessible(who.page);
    await who.page.getByLabel('手机号码').fill('12345');
    await who.page.getByRole('button', { name: '获取验证码' }).click();
    await who.page.getByText('请输入 11 位手机号码').waitFor();
    await prove(who, '13812340001');
    await who.page.getByText('这个手机号码名下没有办件').waitFor();
    await expectAccessible(who.page);
    for (const mode of ['large-text', 'high-contrast']) {
      await who.page.evaluate((name) => document.documentElement.classList.add(name), mode);
      await expectAccessible(who.page);
    }
    await who.page.getByRole('button', { name: '退出' }).click();
    await who.page.getByLabel('手机号码').waitFor();
    await who.leave();
  });

  it('files an application, corrects it after the notice, and withdraws it', async () => {
    const who = await visitor(phone);
    const { page } = who;
    await page.emulateMedia({ reducedMotion: 'reduce' }); // colours are measured, not while a dialog fades in
    const item = await itemWithMaterials(who);
    await who.go(`/items/${item.id}`);
    await page.getByRole('link', { name: '网上申请' }).click();
    await prove(who, '13812340002');
    await expectAccessible(page);
    await page.getByRole('button', { name: '开始填写' }).click();
    await page.waitForURL(/\/mine\/applications\/\d+/);
    await settled(page);
    await expectAccessible(page);

    // The one button names everything that is missing.
    const declare = page.getByLabel(/本人承诺/);
    await declare.check();
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('还缺以下内容').waitFor();
    await expectAccessible(page);
    await page.getByLabel('姓名', { exact: false }).first().fill('周小满');
    await page.getByLabel('证件号码', { exact: false }).first().fill('11010519491231002X');
    for (const material of item.content.materials) {
      if (material.necessity === 'conditional') await page.getByLabel(`不涉及“${material.name}”`).check();
      if (material.necessity !== 'required') continue;
      await page.getByLabel(`为“${material.name}”选择文件`).setInputFiles(picture);
    }
    await page.waitForFunction((count) => document.querySelectorAll('.file').length >= count, item.content.materials.filter((one) => one.necessity === 'required').length);
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByRole('heading', { name: '申请已提交' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '查看进度' }).click();
    await page.getByText('材料已收，正在核对').waitFor();
    await expectAccessible(page);

    // The window finds it among those that came online, and sends it back once.
    const clerk = await signedIn('window03', desk);
    await clerk.go('/window/online');
    await expectAccessible(clerk.page);
    const { items } = await clerk.get<Paged<OnlineCase>>('/api/v1/online-cases?waiting=true&search=13812340002');
    expect(items).toHaveLength(1);
    await clerk.page.getByRole('link', { name: item.content.name }).first().waitFor();
    const id = items[0]!.id;
    const seen = await clerk.get<CaseView>(`/api/v1/cases/${id}`);
    const put = async (view: CaseView, first: 'defective' | 'present') => {
      const { csrf } = await clerk.get<{ csrf: string }>('/api/v1/session');
      const materials = view.materials.map((line, i) => ({
        code: line.material.code,
        state: line.material.necessity !== 'required' ? 'not_needed' : i === view.materials.findIndex((one) => one.material.necessity === 'required') ? first : 'present',
        defect: '',
      }));
      for (const one of materials) if (one.state === 'defective') one.defect = '照片不清晰';
      const answer = await clerk.context.request.put(`${inject('url')}/api/v1/cases/${id}/checklist`, { headers: { 'X-CSRF-Token': csrf }, data: { version: view.version, materials } });
      expect(answer.status(), await answer.text()).toBe(200);
      return (await answer.json()) as CaseView;
    };
    const noticed = await clerk.post<CaseView>(`/api/v1/cases/${id}/notice`, { version: (await put(seen, 'defective')).version, remark: '', channel: 'sms' });
    expect(noticed.state).toBe('correction_asked');

    await who.go('/mine');
    await page.getByText('需要补正').first().click();
    await page.getByRole('heading', { name: '补正材料' }).waitFor();
    await page.getByText('照片不清晰').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '提交补正' }).click();
    await page.getByText(/尚未补交/).waitFor();
    await page.locator('input[type=file][multiple]').first().setInputFiles(better);
    await page.waitForFunction(() => document.querySelectorAll('.sending').length === 0 && document.querySelectorAll('.file').length > 0);
    await page.getByRole('button', { name: '提交补正' }).click();
    await page.getByText('补正材料已提交').waitFor();

    await page.getByRole('button', { name: '撤回申请' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('撤回理由').fill('改为到窗口办理');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '撤回申请' }).click();
    await page.getByText('申请已撤回').first().waitFor();
    await expectAccessible(page);
    await clerk.leave();
    await who.leave();
  });
});
