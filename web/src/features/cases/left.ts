type Translate = (key: string, values: Record<string, unknown>, plural?: number) => string;

// "剩3个工作日", "今天到期", "超期2个工作日"
export function leftWords(clock: { workdays_left: number }, t: Translate): string {
  const left = clock.workdays_left;
  if (left === 0) return t('cases.clock.today', {});
  return left > 0 ? t('cases.clock.left', { n: left }, left) : t('cases.clock.over', { n: -left }, -left);
}
