// The office's pages that follow the hall: what happens at the counter shows by itself, what is announced shows to the public.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hall, OpeningDay } from '../src/api/types';
import { closeBrowser, expectAccessible, openBrowser, settled, signedIn } from './browser';
import { acceptedCase, freshName } from './counter';

beforeAll(openBrowser);
afterAll(closeBrowser);

describe("today's hall", () => {
  for (const path of ['/manage/hall', '/manage/overview'])
    it(`changes by itself when a case is received at the counter (${path})`, async () => {
      const director = await signedIn('director');
      const clerk = await signedIn('window03');
      await director.go(path);
      await director.page.locator('.mark.live').waitFor();
      const before = (await director.get<Hall>('/api/v1/hall')).today;
      const tile = (label: string, n: number) => director.page.locator('.totals .card', { hasText: label }).locator('.value', { hasText: new RegExp(`^${n}$`) });
      await tile('收件', before.received).waitFor();
      let loads = 0;
      director.page.on('framenavigated', () => loads++);
      await acceptedCase(clerk);
      await tile('收件', before.received + 1).waitFor();
      await tile('受理', before.accepted + 1).waitFor();
      expect(loads, 'the page was not loaded again').toBe(0);
      await clerk.leave();
      await director.leave();
    });

  it('says so when the line is down, and comes back', async () => {
    const director = await signedIn('director');
    await director.page.route('**/api/v1/live/events', (route) => route.abort());
    await director.go('/manage/hall');
    await director.page.getByText('正在重新连接').waitFor();
    await expectAccessible(director.page);
    await director.page.unroute('**/api/v1/live/events');
    await director.page.getByRole('button', { name: '重新连接' }).click();
    await director.page.locator('.mark.live').waitFor();
    await director.leave();
  });
});

describe('opening hours', () => {
  it('are closed on a day by announcement, as the public sees, and open again when it is withdrawn', async () => {
    const reason = `${freshName()}检修电路`;
    const office = await signedIn('office');
    const days = await office.get<OpeningDay[]>('/api/v1/public/opening?days=40');
    const day = days.slice(25).find((one) => one.open.length && !one.zh)!.date;
    const shown = async () => (await office.get<OpeningDay[]>(`/api/v1/public/opening?from=${day}&days=1`))[0]!;
    await office.go('/manage/opening');
    await office.page.getByRole('button', { name: '公布调整' }).click();
    const dialog = office.page.getByRole('dialog');
    await dialog.getByLabel('从', { exact: false }).first().fill(day);
    await dialog.getByLabel('到', { exact: false }).first().fill(day);
    await dialog.getByLabel('原因', { exact: false }).fill(reason);
    await expectAccessible(office.page);
    await dialog.getByRole('button', { name: '公布', exact: true }).click();
    await office.page.getByText(reason).first().waitFor();
    expect(await shown()).toMatchObject({ open: [], zh: expect.stringContaining(reason) as string });

    await office.page.getByRole('listitem').filter({ hasText: reason }).filter({ has: office.page.getByRole('button', { name: '撤回' }) }).getByRole('button', { name: '撤回' }).click();
    await dialog.getByLabel('原因', { exact: false }).fill('改在夜间检修');
    await dialog.getByRole('button', { name: '撤回' }).click();
    await office.page.getByText('改在夜间检修', { exact: false }).waitFor();
    await settled(office.page);
    expect((await shown()).open.length).toBeGreaterThan(0);

    await office.leave();
  });
});
