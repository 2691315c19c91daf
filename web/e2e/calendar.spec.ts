// A notice is proposed by one person and confirmed by another, and the dates of open cases follow.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CalendarEffects, CalendarYear, CaseView, DeadlineMove, Paged } from '../src/api/types';
import { closeBrowser, expectAccessible, expectFits, openBrowser, phone, signedIn, type Visitor } from './browser';
import { acceptedCase, freshName } from './counter';

beforeAll(openBrowser);
afterAll(closeBrowser);

// The first workday from so many days on, in the calendar as it stands.
async function workdayFrom(who: Visitor, days: number): Promise<string> {
  const start = Date.now() + 8 * 3_600_000 + days * 86_400_000;
  for (let i = 0; ; i++) {
    const day = new Date(start + i * 86_400_000);
    const date = day.toISOString().slice(0, 10);
    const { days: special } = await who.get<CalendarYear>(`/api/v1/calendar?year=${date.slice(0, 4)}`);
    if (day.getUTCDay() % 6 && !special.some((one) => one.date === date)) return date;
  }
}
const promisedOf = async (who: Visitor, id: string) => (await who.get<CaseView>(`/api/v1/cases/${id}`)).clocks.find((one) => one.name === 'promised')!.deadline.due;

describe('the workday calendar', () => {
  it('takes days of a region over when a second person confirms them, and open cases follow', { timeout: 120_000 }, async () => {
    const clerk = await signedIn('window03');
    const open = await acceptedCase(clerk);
    const due = await promisedOf(clerk, open.id);
    const office = await signedIn('office');
    const day = await workdayFrom(office, 1);
    const number = `甲政发〔${freshName()}〕1号`;

    await office.go('/manage/calendar');
    await expectAccessible(office.page);
    await office.page.getByRole('button', { name: '导入放假安排' }).click();
    const dialog = office.page.getByRole('dialog');
    await dialog.getByLabel('文件', { exact: false }).first().setInputFiles({ name: 'days.csv', mimeType: 'text/csv', buffer: Buffer.from(`date,kind,name\n${day},holiday,州庆\n`) });
    await dialog.getByLabel('公布文件的文号', { exact: false }).fill(number);
    await dialog.getByRole('checkbox').check();
    await dialog.getByLabel('地区', { exact: false }).last().fill('甲州');
    await expectAccessible(office.page);
    await dialog.getByRole('button', { name: '提出' }).click();
    await office.page.getByRole('heading', { level: 1, name: number }).waitFor();
    await office.page.getByText('请另一人核对后确认').waitFor();
    expect(await office.page.getByRole('button', { name: '确认生效' }).count(), 'not by the same person').toBe(0);
    const address = new URL(office.page.url()).pathname;
    const id = address.split('/').at(-1)!;
    await expectAccessible(office.page);

    const director = await signedIn('director');
    await director.go(address);
    await director.page.getByText('州庆').waitFor();
    const would = await director.get<CalendarEffects>(`/api/v1/calendar-imports/${id}/effects`);
    expect(would.moves).toBeGreaterThan(0);
    await director.page.getByText(`确认后有 ${would.moves} 个到期日变动`).waitFor();
    expect(await promisedOf(clerk, open.id)).toBe(due);
    await director.page.getByRole('button', { name: '确认生效' }).click();
    await director.page.getByRole('dialog').getByRole('button', { name: '确认生效' }).click();
    await director.page.getByText('已生效').waitFor();
    await director.page.waitForFunction(() => !document.body.textContent?.includes('正在逐件推算'), undefined, { timeout: 60_000 });
    const { items } = await director.get<Paged<DeadlineMove>>(`/api/v1/deadline-moves?import=${id}&of=${open.id}`);
    const promised = items.find((one) => one.clock === 'promised')!;
    expect(promised).toMatchObject({ before_date: due, after_date: await promisedOf(clerk, open.id), reason: number });
    expect(promised.after_date > due).toBe(true);
    await expectAccessible(director.page);
    await director.page.setViewportSize(phone);
    await expectFits(director.page);
    for (const who of [clerk, office, director]) await who.leave();
  });

  it('refuses what contradicts itself, with the day, and what is too early', async () => {
    const office = await signedIn('office');
    await office.go('/manage/calendar');
    await office.page.getByRole('button', { name: '导入放假安排' }).click();
    const dialog = office.page.getByRole('dialog');
    await dialog.getByLabel('公布文件的文号', { exact: false }).fill('国办发明电〔2026〕9号');
    const tries = [
      [{ year: 2027, days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }, { name: '元旦', date: '2027-01-01', isOffDay: false }] }, '2027-01-01'],
      [{ year: 2018, days: [{ name: '元旦', date: '2018-01-01', isOffDay: true }] }, '2018'],
      [{ year: 2027, days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] }, '2027 春节'],
    ] as const;
    for (const [file, told] of tries) {
      await dialog.getByLabel('文件', { exact: false }).first().setInputFiles({ name: 'holiday-cn.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) });
      await dialog.getByRole('button', { name: '提出' }).click();
      await dialog.getByText(told, { exact: false }).first().waitFor();
    }
    await office.leave();
  });
});
