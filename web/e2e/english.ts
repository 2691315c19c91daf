// In English a page shows Chinese only where it is data: names, titles and texts that the server has in Chinese alone.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const han = /\p{Script=Han}/u;

// Collects what the server says to this page; what it says in both languages is data in English only.
export function hearAnswers(page: Page): () => Promise<string[]> {
  const heard: Promise<string[]>[] = [];
  page.on('response', (response) => {
    if (!response.headers()['content-type']?.includes('json')) return;
    heard.push(response.json().then((body) => data(body), () => []));
  });
  return async () => (await Promise.all(heard)).flat();
}

function data(value: unknown): string[] {
  if (typeof value === 'string') return han.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(data);
  if (!value || typeof value !== 'object') return [];
  const own = value as Record<string, unknown>;
  return Object.entries(own).flatMap(([key, part]) => {
    const english = key === 'zh' ? own.en : key.endsWith('_zh') ? own[key.replace(/_zh$/, '_en')] : own[`${key}_en`];
    return english && typeof part === 'string' ? [] : data(part);
  });
}

// What of the page is Chinese, and stands in no answer.
export async function expectEnglish(page: Page, answers: string[]): Promise<void> {
  const shown = await page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest('[lang^=zh], script, style') || !parent.checkVisibility({ visibilityProperty: true })) continue;
      texts.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.push(element.getAttribute(name) ?? '');
    return texts;
  });
  const runs = [...new Set(shown.flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? []))];
  const known = answers.join('\n');
  expect(runs.filter((run) => !known.includes(run))).toEqual([]);
}
