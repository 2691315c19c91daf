import { describe, expect, it } from 'vitest';
import { keptOf, typedOf, valuesOf } from './values';

describe("the fields of an entry in the office's books", () => {
  it('are typed in yuan and kept in fen', () => {
    expect(typedOf({ type: 'money' }, '123456')).toBe('1234.56');
    expect(keptOf({ type: 'money' }, '1234.56')).toBe('123456');
    expect(keptOf({ type: 'money' }, '0.29')).toBe('29');
  });

  it('leave what is no amount to the server', () => expect(keptOf({ type: 'money' }, '三百')).toBe('三百'));

  it('do not send what was left open', () =>
    expect(valuesOf([{ name: 'a', type: 'text' }, { name: 'b', type: 'number' }], { a: ' 一 ', b: '' })).toEqual({ a: '一' }));
});
