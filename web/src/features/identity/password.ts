import { computed, onMounted, ref, type ComputedRef } from 'vue';
import type { PasswordRules } from '@/api/types';
import { useWords } from '@/shared/words';
import { readPasswordRules } from './api';

// What a password must be, in one sentence under its field, as the operator has set it.
export function usePasswordRule(): ComputedRef<string> {
  const { t } = useWords();
  const rules = ref<PasswordRules>();
  onMounted(() => readPasswordRules().then((read) => (rules.value = read), () => undefined));
  return computed(() => {
    const rule = rules.value;
    if (!rule) return '';
    return [
      t('identity.rule.length', { n: rule.length, classes: rule.classes }),
      rule.history ? t('identity.rule.history', { n: rule.history }) : '',
      rule.days ? t('identity.rule.days', { n: rule.days }) : '',
    ].filter(Boolean).join(t('identity.rule.join'));
  });
}
