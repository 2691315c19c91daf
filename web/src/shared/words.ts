import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { CivilDate, Instant } from '@/api/types';
import { dayAndMonth, longDate, mediumDate, monthName, shortDateTime, type Locale } from './formatting/time';

// The words of a page: its messages, what the server says in both languages, and dates, all in the reader's language.
export function useWords() {
  const { t, te, locale } = useI18n({ useScope: 'global' });
  const language = () => locale.value as Locale;
  return {
    t,
    te,
    locale,
    say: (words: { zh: string; en: string }) => (language() === 'en' && words.en ? words.en : words.zh),
    nameOf: (thing: { name: string; name_en: string }) => (language() === 'en' && thing.name_en ? thing.name_en : thing.name),
    long: (date: CivilDate) => longDate(date, language()),
    medium: (date: CivilDate) => mediumDate(date, language()),
    inMonth: (month: string) => monthName(month, language()),
    onDay: (date: CivilDate) => dayAndMonth(date, language()),
    short: (instant: Instant) => shortDateTime(instant, language()),
    // Names in a row, sentences in a row, what stands in brackets, a label before its value: each language has its own marks.
    listed: (words: readonly (string | number)[]) => words.join(t('shared.mark.list')),
    clauses: (words: readonly string[]) => words.join(t('shared.mark.clause')),
    aside: (words: string) => t('shared.mark.aside', { words }),
    colon: computed(() => t('shared.mark.colon')),
  };
}
