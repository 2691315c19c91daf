// Every page of the staff frames, as the router has them, signed in as somebody who may see it: it loads, is accessible, fits
// a desk and a phone, and in English it shows no Chinese that is not data.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opens, pages } from '../src/app/pages';
import { addressOf, type StaffPage } from '../src/shared/frames';
import { closeBrowser, desk, expectAccessible, expectFits, openBrowser, phone, signedIn, type Visitor } from './browser';
import { expectEnglish, hearAnswers } from './english';

beforeAll(openBrowser);
afterAll(closeBrowser);

// Accounts of the demonstration, the one with the fewest rights first. Whoever opens a page is found by asking the session.
const accounts = ['window03', 'review.market_regulation', 'office', 'director', 'auditor', 'sysadmin', 'secadmin'];

// Where an address has a gap, something that the person finds in the list before it.
const fill: Record<string, (who: Visitor) => Promise<string>> = {
  'registers/:code': async (who) => `registers/${(await who.get<{ code: string }[]>('/api/v1/registers'))[0]!.code}`,
  'accounts/:id': async (who) => `accounts/${(await who.get<{ id: string }[]>('/api/v1/accounts'))[0]!.id}`,
  'roles/:code': async () => 'roles/window_clerk',
  'cases/:id': async (who) => {
    const first = async (query: string) => (await who.get<{ items: { id: string }[] }>(`/api/v1/cases?limit=1${query}`)).items[0];
    return `cases/${((await first('&open=true')) ?? (await first('')))!.id}`;
  },
  'items/:id': async (who) => `items/${(await who.get<{ items: { id: string }[] }>('/api/v1/items?limit=1')).items[0]!.id}`,
  'windows/:id': async (who) => `windows/${(await who.get<{ id: string }[]>('/api/v1/windows'))[0]!.id}`,
  'books/:kind': async () => 'books/rule_document',
  'book-entries/:id': async (who) =>
    `book-entries/${(await who.post<{ id: string }>('/api/v1/books/rule_document/entries', { title: 'Rules', on: '2026-03-02', fields: { area: 'approval', body: 'Text' } })).id}`,
  'forwardings/:id': async (who) => `forwardings/${(await who.get<{ items: { id: string }[] }>('/api/v1/forwardings?limit=1')).items[0]!.id}`,
  'lower-centres/:code': async () => 'lower-centres/nowhere', // whose page says that nothing may be read
  'packs/:id': async () => 'packs/linze-hall-2018',
  'packs/drafts/:id': async () => `packs/drafts/${(await aDraft()).id}`,
  'calendar/:id': async (who) => `calendar/${(await anImport(who)).id}`,
};

// A draft of a regulation, which only the office and the director may begin.
async function aDraft(): Promise<{ id: string }> {
  const office = await signedIn('office');
  const { items } = await office.get<{ items: { id: string }[] }>('/api/v1/pack-drafts?limit=1');
  const draft = items[0] ?? (await office.post<{ id: string }>('/api/v1/pack-drafts', { name: 'Next version' }));
  await office.leave();
  return draft;
}

// A proposal that waits.
async function anImport(who: Visitor): Promise<{ id: string }> {
  const { items } = await who.get<{ items: { id: string }[] }>('/api/v1/calendar-imports?limit=1');
  if (items[0]) return items[0];
  const text = 'date,kind,name\n2026-12-25,holiday,州庆\n';
  const { import: proposed } = await who.post<{ import: { id: string } }>('/api/v1/calendar-imports', { text, file_name: 'days.csv', document_number: '甲政发〔2026〕1号', region: '甲州', years: [] });
  return proposed;
}

const seen = new Set<StaffPage>();

describe('staff pages', () => {
  for (const login of accounts)
    it(`are good for ${login}`, async () => {
      const who = await signedIn(login, desk, 'en');
      const answers = hearAnswers(who.page);
      const { permissions } = await who.get<{ permissions: string[] }>('/api/v1/session');
      for (const page of pages.filter((one) => !seen.has(one) && opens(one, permissions))) {
        seen.add(page);
        const address = addressOf({ area: page.area, path: page.path.includes(':') ? await fill[page.path]!(who) : page.path });
        await who.page.setViewportSize(desk);
        await who.go(address);
        expect(new URL(who.page.url()).pathname).toBe(address);
        await expectAccessible(who.page);
        await expectEnglish(who.page, await answers());
        await who.page.setViewportSize(phone);
        await expectFits(who.page);
      }
      await who.leave();
    });

  it('are all among them', () => expect(pages.filter((page) => !seen.has(page)).map(addressOf)).toEqual([]));
});
