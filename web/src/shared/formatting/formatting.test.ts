import { describe, expect, it } from 'vitest';
import { yuan } from './money';
import { chineseDate, clockTime, dateOf, dateTime, longDate, mediumDate, openingHours, shortDateTime } from './time';

describe('time', () => {
  it('writes civil dates for people, wherever the browser stands', () => {
    expect(longDate('2026-02-13', 'zh')).toBe('2026年2月13日 星期五');
    expect(longDate('2026-02-13', 'en')).toBe('Fri, 13 February 2026');
    expect(mediumDate('2026-02-03', 'en')).toBe('3 Feb 2026');
    expect(chineseDate('2026-12-01')).toBe('2026年12月1日');
  });

  it('shows instants in Asia/Shanghai', () => {
    expect(dateTime('2026-02-13T09:02:03.456+08:00')).toBe('2026-02-13 09:02');
    expect(dateOf('2026-02-12T16:30:00.000Z')).toBe('2026-02-13');
    expect(clockTime('2026-02-12T16:05:00.000Z')).toBe('00:05');
    expect(shortDateTime('2026-02-13T09:02:03.456+08:00', 'zh')).toBe('2月13日 09:02');
  });

  it('writes opening hours and leaves out a half day that is closed', () => {
    const hours = { morning_from: 510, morning_to: 720, afternoon_from: 840, afternoon_to: 1050, saturday: false };
    expect(openingHours(hours)).toBe('08:30–12:00 14:00–17:30');
    expect(openingHours({ ...hours, afternoon_from: 0, afternoon_to: 0 })).toBe('08:30–12:00');
  });
});

describe('money', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [1200, '12.00'],
    [123456789, '1,234,567.89'],
    [-50, '-0.50'],
  ])('writes %i fen as %s', (fen, text) => expect(yuan(fen)).toBe(text));
});
