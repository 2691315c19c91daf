// Every page, at the size it is mostly used in: it loads, complains about nothing, and is accessible.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ItemRow, Paged } from '../src/api/types';
import { closeBrowser, desk, expectAccessible, openBrowser, password, phone, settled, signedIn, visitor } from './browser';
import { acceptedCase } from './counter';

beforeAll(openBrowser);
afterAll(closeBrowser);

describe('for everybody', () => {
  for (const [name, size] of Object.entries({ desk, phone })) {
    it(`shows guides, a search without result, progress and the sign-in (${name})`, async () => {
      const who = await visitor(size);
      await who.go('/');
      await who.page.locator('.body a').first().waitFor();
      await expectAccessible(who.page);
      const { items } = await who.get<Paged<ItemRow>>('/api/v1/public/items?limit=1');
      await who.go(`/items/${items[0]!.id}`);
      await who.page.getByRole('heading', { level: 1, name: items[0]!.name }).waitFor();
      await expectAccessible(who.page);
      for (const path of [`/items/${items[0]!.id}/promise`, '/departments', '/about', '/notices', '/?q=没有这样的事项', '/progress', '/login', '/nowhere']) {
        await who.go(path);
        await expectAccessible(who.page);
      }
      // What was done in a month, by item: numbers, and nobody's name.
      await who.go('/results');
      await who.page.getByRole('heading', { level: 1, name: '办理结果公开' }).waitFor();
      await who.page.locator('tbody tr').first().waitFor();
      await expectAccessible(who.page);
      await who.leave();
    });
  }

  it('speaks English when asked, and remembers it', async () => {
    const who = await visitor();
    await who.go('/');
    await who.page.getByRole('button', { name: 'English' }).click();
    await who.page.getByRole('heading', { name: 'What would you like to do?' }).waitFor();
    await who.go('/progress');
    await who.page.getByRole('heading', { name: 'Case progress' }).waitFor();
    expect(await who.page.getAttribute('html', 'lang')).toBe('en');
    await expectAccessible(who.page);
    await who.leave();
  });

  it('says in one sentence that a number and code do not fit', async () => {
    const who = await visitor();
    await who.go('/progress?number=00000000&code=AAAAAA');
    await who.page.getByRole('alert').waitFor();
    await expectAccessible(who.page);
    await who.leave();
  });
});

describe('for staff', () => {
  it('shows a case with the reasons of its dates', async () => {
    const [clerk, who] = [await signedIn('window03'), await signedIn('review.market_regulation')];
    const { id } = await acceptedCase(clerk);
    await who.go(`/review/cases/${id}`);
    await expectAccessible(who.page);
    await who.page.locator('.clocks button').first().click();
    await who.page.locator('.because').waitFor();
    await expectAccessible(who.page);
    await Promise.all([clerk.leave(), who.leave()]);
  });

  it('sends whoever may not open a page to the sign-in, with the reason', async () => {
    const who = await signedIn('window03');
    await who.go('/review');
    await who.page.getByText('没有“审查办理”的权限').waitFor();
    await who.leave();
  });

  it('asks to sign in again and then goes on', async () => {
    const who = await signedIn('review.market_regulation');
    await who.go('/review');
    await who.context.clearCookies();
    await who.page.getByRole('button', { name: '超期' }).click();
    const dialog = who.page.getByRole('dialog');
    await dialog.getByText('登录已过期').waitFor();
    await dialog.locator('[name=login]').fill('review.market_regulation');
    await dialog.locator('[name=password]').fill(password);
    await dialog.getByRole('button', { name: '登录', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await settled(who.page);
    expect(await who.page.getByRole('button', { name: '超期' }).getAttribute('aria-pressed')).toBe('true');
    await who.leave();
  });
});
