import { describe, expect, it } from 'vitest';
import type { StatisticsRow } from '@/api/types';
import { daysBefore, inOrder, share, shareNumber } from './figures';

describe('a share', () => {
  it.each([
    [1, 3, '33.3'],
    [2, 3, '66.6'],
    [1999, 2000, '99.9'],
    [99999, 100000, '99.9'], // one was late: this is not 100
    [7, 7, '100.0'],
    [0, 9, '0.0'],
    [0, 0, ''],
  ])('of %i in %i is %s', (kept, of, text) => expect(share(kept, of)).toBe(text));
  it('of nothing is unknown, not zero', () => expect(shareNumber(0, 0)).toBeNull());
});

it('counts days back over a month', () => expect(daysBefore('2026-03-01', 29)).toBe('2026-01-31'));

describe('the order of rows', () => {
  const rows = [
    { key: 'a', decided: 1 },
    { key: 'b', decided: 3 },
    { key: 'c', decided: 2 },
  ] as StatisticsRow[];
  it.each([
    ['department', 'bca'],
    ['day', 'cba'],
    ['handler', 'abc'], // people are not ranked by their numbers
  ] as const)('of %s is %s', (by, keys) =>
    expect(
      inOrder({ rows, by })
        .map((row) => row.key)
        .join(''),
    ).toBe(keys));
});
