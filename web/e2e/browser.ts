import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
export const desk = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };
export const password = process.env.ONEWINDOW_PASSWORD ?? 'OneWindow-2026'; // of every account of the demonstration

let browser: Browser | undefined;
export async function openBrowser(): Promise<void> {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
}
export async function closeBrowser(): Promise<void> {
  await browser?.close();
}

export interface Visitor {
  page: Page;
  context: BrowserContext;
  go(path: string): Promise<void>;
  // The interface, as this person may see it.
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  leave(): Promise<void>;
}

// Somebody with a browser of their own. What the page complains about in its console fails the test.
export async function visitor(size = desk): Promise<Visitor> {
  const url = inject('url');
  const context = await browser!.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: url });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refusal is an answer, and a network that a test has cut is no defect of the page.
    const expected = /the server responded with a status of (4\d\d|503)|net::ERR_(INTERNET_DISCONNECTED|FAILED)/.test(message.text());
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  const get = async <T>(path: string): Promise<T> => {
    const answer = await context.request.get(url + path);
    expect(answer.status(), path).toBe(200);
    return (await answer.json()) as T;
  };
  return {
    page,
    context,
    go: async (path) => {
      await page.goto(url + path);
      await settled(page);
    },
    get,
    post: async <T>(path: string, body: object) => {
      const { csrf } = await get<{ csrf: string }>('/api/v1/session');
      const answer = await context.request.post(url + path, { headers: { 'X-CSRF-Token': csrf }, data: body });
      expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
      return (await answer.json()) as T;
    },
    leave: async () => {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}

// Somebody signed in; the form itself is walked through where a test is about it (keyboard.spec.ts, unsent.spec.ts).
export async function signedIn(login: string, size = desk, locale: 'zh' | 'en' = 'zh'): Promise<Visitor> {
  const who = await visitor(size);
  if (locale === 'en') await who.page.addInitScript(() => localStorage.setItem('ow.locale', 'en'));
  const answer = await who.context.request.post(`${inject('url')}/api/v1/session`, { data: { login, password } });
  expect(answer.status(), `${login}: ${await answer.text()}`).toBe(200);
  return who;
}

// Nothing is loading any more.
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('#main');
  await page.waitForFunction(() => !document.querySelector('.skeleton'));
}

// WCAG 2.1 AA as far as a machine can tell.
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  // What is still fading in has not the colours that people read.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished)));
  const found = await page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: typeof import('axe-core') };
    const result = await run.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  });
  expect(found).toEqual([]);
  await expectFits(page);
}

// Nothing hangs out of the side of the screen, once charts have followed its size.
export async function expectFits(page: Page): Promise<void> {
  const over = () =>
    page.evaluate(() => {
      const width = window.innerWidth;
      if (document.documentElement.scrollWidth <= width) return [];
      const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width && !one.children.length);
      return out.slice(0, 5).map((one) => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right - width)} px: ${one.textContent?.trim().slice(0, 60)}`);
    });
  await expect.poll(over, { message: `${page.url()} is wider than the screen`, timeout: 3_000 }).toEqual([]);
}
