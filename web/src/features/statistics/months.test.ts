import { expect, test } from 'vitest';
import { lastMonths, thisMonth } from './months';

test('a month begins at midnight in China', () => {
  expect(thisMonth(new Date('2026-02-28T15:59:59Z'))).toBe('2026-02');
  expect(thisMonth(new Date('2026-02-28T16:00:00Z'))).toBe('2026-03');
});

test('months go back over the new year', () => {
  expect(lastMonths('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
});
