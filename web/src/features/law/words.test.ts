import { describe, expect, it } from 'vitest';
import { cited, shown } from './words';

describe('what a text says', () => {
  const said = [
    { value: 'fee', provision: 'P5c.2.c' },
    { value: 'place', provision: 'P5c.2.c' },
    { value: 'limit', provision: 'P5c.3.a' },
  ];
  it('is one line with each provision once', () => {
    expect(shown(said)).toBe('fee；place；limit');
    expect(cited(said)).toBe('P5c.2.c、P5c.3.a');
    expect(shown([])).toBe('');
  });
});
