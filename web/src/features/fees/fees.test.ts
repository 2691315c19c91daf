import { describe, expect, it } from 'vitest';
import type { CaseFees } from '@/api/types';
import { dueOf, fenOf } from './fees';

describe('amounts', () => {
  it('reads 元 without a floating point', () => {
    expect(fenOf('10')).toBe(1000);
    expect(fenOf(' 0.1 ')).toBe(10);
    expect(fenOf('19.99')).toBe(1999);
    for (const wrong of ['', '-1', '1.234', '1,000', 'x']) expect(fenOf(wrong)).toBeUndefined();
  });
  it('takes an approved reduction of the same fee and quantity', () => {
    const fees = {
      published: [{ name: '检测费', amount: 2550 }],
      reductions: [
        { state: 'granted', fee: '检测费', quantity: 1, amount: 1275 },
        { state: 'asked', fee: '检测费', quantity: 2, amount: 1 },
      ],
    } as unknown as CaseFees;
    expect(dueOf(fees, '检测费', 1)).toBe(1275);
    expect(dueOf(fees, '检测费', 2)).toBe(5100);
  });
});
