import { expect, it } from 'vitest';
import { dayWords, holidaysOf, spansOf } from './holidays';

const day = (date: string, holiday = true, name = '春节', source = '国办发明电〔2025〕7号') => ({ date, holiday, name, source });

it('makes one line of a holiday with the weekends worked for it', () => {
  const lines = holidaysOf([day('2026-02-14', false), day('2026-01-01', true, '元旦'), day('2026-02-16'), day('2026-02-17')]);
  expect(lines.map((one) => [one.name, one.off, one.worked])).toEqual([
    ['元旦', ['2026-01-01'], []],
    ['春节', ['2026-02-16', '2026-02-17'], ['2026-02-14']],
  ]);
});
it('joins neighbouring days, over a weekend, too', () => {
  const name = (day: string) => day.slice(5);
  expect(spansOf(['2026-05-01', '2026-05-04', '2026-05-06'], name)).toEqual(['05-01 – 05-04', '05-06']);
  expect(spansOf([], name)).toEqual([]);
});
it('reads what the server says of a day', () => {
  expect([dayWords('holiday 春节'), dayWords('workday 国庆节'), dayWords('-')]).toEqual([
    { kind: 'holiday', name: '春节' },
    { kind: 'workday', name: '国庆节' },
    { kind: 'week', name: '' },
  ]);
});
