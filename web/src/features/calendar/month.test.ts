import { expect, it } from 'vitest';
import { clock, minutesOf, weeksOf } from './month';

it('lays a month out from Monday', () => {
  const november = weeksOf(2026, 11);
  expect(november.length).toBe(6); // the first is a Sunday
  expect(november[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, '2026-11-01']);
  expect(november[5]![0]).toBe('2026-11-30');
  expect(weeksOf(2027, 2).flat().filter(Boolean).length).toBe(28);
  expect(weeksOf(2027, 2).length).toBe(4); // begins on a Monday
});
it('writes minutes of the day and reads them', () => {
  expect(clock(510)).toBe('08:30');
  expect(minutesOf('08:30')).toBe(510);
});
