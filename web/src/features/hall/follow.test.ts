import { expect, it } from 'vitest';
import { share, weekChart } from './follow';

it('never rounds a share up to all', () => {
  expect([share(1999, 2000), share(2000, 2000), share(2, 3), share(0, 0)]).toEqual(['99.9', '100.0', '66.6', '0.0']);
});

it('puts the day beside the same weekday a week before', () => {
  const day = (n: number) => ({ day: '2026-11-23', received: n, accepted: n + 1, decided: n + 2, issued: n + 3 });
  const { labels, series } = weekChart({ today: day(10), week_before_by_now: day(20), week_before: day(30) }, (key) => key);
  expect(labels).toEqual(['hall.received', 'hall.accepted', 'hall.decided', 'hall.issued']);
  expect(series.map((one) => [one.name, one.values])).toEqual([
    ['hall.totals', [10, 11, 12, 13]],
    ['hall.week_by_now', [20, 21, 22, 23]],
    ['hall.week_whole', [30, 31, 32, 33]],
  ]);
});
