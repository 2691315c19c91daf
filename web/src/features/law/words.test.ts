import { describe, expect, it } from 'vitest';
import { cited, shown } from './words';

describe('what a text says', () => {
  const zh = (words: { zh: string; en: string }) => words.zh;
  const joined = (mark: string) => (words: readonly string[]) => words.join(mark);
  const en = (words: { zh: string; en: string }) => words.en;
  const said = [
    { value: 'fee', provision: 'P5c.2.c', zh: '收费标准', en: 'fee' },
    { value: 'guide', provision: 'P5c.2.c', zh: '出示办事指南', en: 'the guide is shown' },
    { value: '3 days', provision: 'P5c.3.a', zh: '3日', en: '3 days' },
  ];
  it('is one line in the language of the reader, with each provision once', () => {
    expect(shown(said, zh, joined('；'))).toBe('收费标准；出示办事指南；3日');
    expect(shown(said, en, joined('; '))).toBe('fee; the guide is shown; 3 days');
    expect(cited(said, joined('、'))).toBe('P5c.2.c、P5c.3.a');
    expect(cited(said, joined('、'), new Map([['P5c.2.c', '二（三）']]))).toBe('二（三）、P5c.3.a');
    expect(shown([], zh, joined('；'))).toBe('');
  });
});
