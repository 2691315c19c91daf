import { createI18n } from 'vue-i18n';
import type { Locale } from '@/shared/formatting/time';
import sharedZh from '@/shared/messages.zh';

// Chinese first. A feature's messages are loaded with the first page that names it (route meta `messages`); English is
// loaded when somebody chooses it.
type Messages = Record<string, unknown>;
const files = import.meta.glob<{ default: Messages }>(['../features/*/messages.*.ts', '../shared/messages.en.ts']);
const storageKey = 'ow.locale';

export const i18n = createI18n({ legacy: false, locale: 'zh' as string, fallbackLocale: 'zh' });
i18n.global.setLocaleMessage('zh', { shared: sharedZh });

const features = new Set<string>(['shared']);
const nameOf = (feature: string, locale: Locale) => `${feature}.${locale}`;
const loaded = new Set<string>([nameOf('shared', 'zh')]);

async function load(feature: string, locale: Locale): Promise<void> {
  const name = nameOf(feature, locale);
  if (loaded.has(name)) return;
  const path = feature === 'shared' ? `../shared/messages.${locale}.ts` : `../features/${feature}/messages.${locale}.ts`;
  const file = await files[path]!();
  i18n.global.mergeLocaleMessage(locale, { [feature]: file.default });
  loaded.add(name);
}

export async function loadMessages(names: readonly string[]): Promise<void> {
  for (const name of names) features.add(name);
  await Promise.all(names.map((name) => load(name, i18n.global.locale.value as Locale)));
}

export async function chooseLocale(locale: Locale): Promise<void> {
  await Promise.all([...features].map((name) => load(name, locale)));
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  localStorage.setItem(storageKey, locale);
}

export function startLocale(): Promise<void> {
  const kept = localStorage.getItem(storageKey);
  return chooseLocale(kept === 'en' ? 'en' : 'zh');
}
