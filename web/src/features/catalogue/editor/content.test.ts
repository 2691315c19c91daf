import { describe, expect, it } from 'vitest';
import type { Material } from '@/api/types';
import { blankContent, linesOf, merged, nextCode, partOf, parts } from './content';

describe('an item in the editor', () => {
  it('has a place in the form for every element', () => {
    const placed = Object.values(parts).flat() as string[];
    expect(new Set(placed).size).toBe(placed.length);
    expect([...Object.keys(blankContent()), 'statutory_limit'].filter((element) => !placed.includes(element))).toEqual([]);
  });

  it('leads from a missing element to its part', () => {
    expect(partOf('complaint_phone')).toBe('contact');
    expect(partOf('fees')).toBe('fees');
    expect(partOf('something new')).toBe('basic');
  });

  it('gives materials codes that are free', () => {
    const of = (...codes: string[]) => codes.map((code) => ({ code }) as Material);
    expect(nextCode([])).toBe('m1');
    expect(nextCode(of('m1', 'm3'))).toBe('m4');
    expect(nextCode(of('m2', 'm3'))).toBe('m4');
  });

  it('takes in what somebody else wrote meanwhile, and keeps what one typed', () => {
    const begun = { ...blankContent(), name: '旧名', place: '一楼', hours: '上午' };
    const mine = { ...begun, name: '我的名', hours: '全天' };
    const theirs = { ...begun, name: '他的名', place: '二楼', hours: '全天' };
    expect(merged(begun, mine, theirs)).toEqual({ content: { ...begun, name: '我的名', place: '二楼', hours: '全天' }, theirs: ['place'], both: ['name'] });
  });

  it('takes away what one took away', () => {
    const begun = { ...blankContent(), statutory_limit: { unit: 'workdays' as const, count: 20, basis: '' } };
    const mine = { ...begun, statutory_limit: undefined };
    expect(merged(begun, mine, { ...begun, place: '二楼' }).content.statutory_limit).toBeUndefined();
  });

  it('takes lines as a list', () => {
    expect(linesOf(' 一 \n\n二\n')).toEqual(['一', '二']);
  });
});
