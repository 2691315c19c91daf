import { describe, expect, it } from 'vitest';
import { useSorted } from './sorting';

describe('a table sorted in the page', () => {
  const rows = [{ n: 10, name: '乙' }, { n: 2, name: '甲' }, { n: 10, name: '丙' }];
  const parts = { n: (row: (typeof rows)[0]) => row.n, name: (row: (typeof rows)[0]) => row.name };

  it('stays as it came until a head is pressed', () => expect(useSorted(() => rows, parts).sorted.value).toEqual(rows));

  it('counts numbers as numbers, turns on the second press, and keeps the order of equals', () => {
    const { sort, sorted } = useSorted(() => rows, parts);
    sort.turn('n');
    expect(sorted.value.map((row) => row.name)).toEqual(['甲', '乙', '丙']);
    sort.turn('n');
    expect(sorted.value.map((row) => row.name)).toEqual(['乙', '丙', '甲']);
    sort.turn('name');
    expect(sort.down).toBe(false);
  });

  it('does not touch the list itself', () => {
    const { sort, sorted } = useSorted(() => rows, parts);
    sort.turn('n');
    expect(sorted.value[0]!.n).toBe(2);
    expect(rows[0]!.n).toBe(10);
  });
});
