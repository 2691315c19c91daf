import { ratingLevels, type Ratio, type RatingLevel } from '@/api/types';

// Five stars for the best, one for the worst: the level can be told without its colour.
export const starsOf = (level: RatingLevel): number => ratingLevels.length - ratingLevels.indexOf(level);
export const isBad = (level: RatingLevel): boolean => starsOf(level) <= 2;

// A fraction for people: exact below, rounded only here.
export function percent(ratio: Ratio): string {
  return ratio.whole === 0 ? '—' : `${(Math.round((ratio.part * 1000) / ratio.whole) / 10).toFixed(1)}%`;
}
export function mean(ratio: Ratio): string {
  return ratio.whole === 0 ? '—' : (Math.round((ratio.part * 100) / ratio.whole) / 100).toFixed(2);
}

// "k7m2-9qxd" as it stands on the paper; a code in an address has no space.
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
export const shownCode = (typed: string): string => plainCode(typed).replace(/^(.{4})(.+)$/, '$1 $2');
