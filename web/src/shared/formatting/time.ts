import type { CivilDate, Instant, OpeningHours } from '@/api/types';

// Dates are civil dates and instants are shown in Asia/Shanghai, wherever the browser stands.
export type Locale = 'zh' | 'en';

const zone = 'Asia/Shanghai';
const tag = (locale: Locale) => (locale === 'zh' ? 'zh-CN' : 'en-GB');

// 2026年2月13日 星期五 · Fri, 13 February 2026
export function longDate(date: CivilDate, locale: Locale): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (locale === 'en')
    return day.toLocaleDateString('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  const weekday = day.toLocaleDateString('zh-CN', { timeZone: 'UTC', weekday: 'long' });
  return `${chineseDate(date)} ${weekday}`;
}

// 2026年2月13日, as documents write it
export function chineseDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

export function mediumDate(date: CivilDate, locale: Locale): string {
  if (locale === 'zh') return chineseDate(date);
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
}

// "2026-02", or a day of it: 2026年2月 · February 2026
export function monthName(of: string, locale: Locale): string {
  const [year, month] = of.split('-').map(Number);
  if (locale === 'zh') return `${year}年${month}月`;
  return new Date(Date.UTC(year!, month! - 1)).toLocaleDateString('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });
}

// 2月13日 · 13 Feb, where the year is plain
export function dayAndMonth(date: CivilDate, locale: Locale): string {
  const [, month, day] = date.split('-').map(Number);
  if (locale === 'zh') return `${month}月${day}日`;
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
}

export function dateOf(instant: Instant): CivilDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(instant));
}

// 2026-02-13 09:02
export function dateTime(instant: Instant): string {
  return `${dateOf(instant)} ${clockTime(instant)}`;
}

export function clockTime(instant: Instant): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

// "2月13日 09:02" for a list where the year is plain
export function shortDateTime(instant: Instant, locale: Locale): string {
  const date = new Date(instant).toLocaleDateString(tag(locale), { timeZone: zone, month: locale === 'zh' ? 'long' : 'short', day: 'numeric' });
  return `${date} ${clockTime(instant)}`;
}

const minuteOfDay = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

// 08:30–12:00, 14:00–17:30
export function openingHours(hours: OpeningHours): string {
  return [
    [hours.morning_from, hours.morning_to],
    [hours.afternoon_from, hours.afternoon_to],
  ]
    .filter(([from, to]) => to! > from!)
    .map(([from, to]) => `${minuteOfDay(from!)}–${minuteOfDay(to!)}`)
    .join(' ');
}
