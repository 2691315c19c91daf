import { describe, expect, it } from 'vitest';
import { isBad, mean, percent, plainCode, shownCode, starsOf } from './levels';

describe('levels', () => {
  it('have stars, and the two lowest are bad', () => {
    expect(starsOf('very_satisfied')).toBe(5);
    expect(starsOf('very_dissatisfied')).toBe(1);
    expect(isBad('dissatisfied')).toBe(true);
    expect(isBad('basically_satisfied')).toBe(false);
  });
});

describe('a fraction', () => {
  it('is rounded once, where it is shown', () => {
    expect(percent({ part: 2, whole: 3 })).toBe('66.7%');
    expect(percent({ part: 0, whole: 0 })).toBe('—');
    expect(mean({ part: 14, whole: 3 })).toBe('4.67');
  });
});

describe('a code', () => {
  it('is the same however it is typed', () => {
    expect(plainCode(' k7m2-9qxd ')).toBe('K7M29QXD');
    expect(shownCode('k7m29qxd')).toBe('K7M2 9QXD');
    expect(shownCode('K7')).toBe('K7');
  });
});
