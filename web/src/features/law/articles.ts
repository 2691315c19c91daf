import { computed } from 'vue';
import { useLoaded } from '@/shared/loading';
import { useWords } from '@/shared/words';
import { readCoverage } from './api';

// What a Chinese reader calls a provision: the article of its text ("第三条(二)"). In English it goes by its number in the
// library ("P3.A3.b"), and so it does until the articles are there.
export function useArticles() {
  const { locale } = useWords();
  const all = useLoaded((signal) => readCoverage(undefined, signal));
  return computed(() => (locale.value === 'zh' ? new Map(all.data.value?.provisions.map((one) => [one.id, one.cite])) : undefined));
}
