import { describe, expect, it } from 'vitest';
import { addressOf } from '@/shared/frames';
import { pages, pagesOf } from './pages';

describe('navigation', () => {
  const everything = [...new Set(pages.flatMap((page) => page.needs ?? []))];

  it('leads to pages that need nothing more to be said', () => {
    const listed = pagesOf(everything).map(addressOf);
    expect(listed.length).toBeGreaterThan(10);
    expect(listed.filter((address) => address.includes(':'))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
});
