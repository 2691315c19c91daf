import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// Every word exists in both languages, no English text holds Chinese, and what a page asks for is there.
type Words = { [key: string]: string | Words };
const modules = import.meta.glob<{ default: Words }>(['../shared/messages.*.ts', '../features/*/messages.*.ts'], { eager: true });
const han = /\p{Script=Han}/u;
const otherLanguage = 'shared.other_language'; // the switch names each language in itself

function flat(words: Words, prefix: string): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] => (typeof value === 'string' ? [[`${prefix}.${key}`, value]] : [...flat(value, `${prefix}.${key}`)])),
  );
}
function all(locale: string): Map<string, string> {
  return new Map(
    Object.entries(modules)
      .filter(([path]) => path.endsWith(`messages.${locale}.ts`))
      .flatMap(([path, module]) => [...flat(module.default, path.startsWith('./') ? 'shared' : path.split('/')[2]!)]),
  );
}
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

const zh = all('zh');
const en = all('en');

describe('messages', () => {
  it('exist in both languages', () => {
    expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect([...en.keys()].filter((key) => !zh.has(key))).toEqual([]);
    expect(zh.size).toBeGreaterThan(500);
  });

  it('hold no Chinese in English', () => {
    expect([...en].filter(([key, text]) => han.test(text) && key !== otherLanguage)).toEqual([]);
  });

  it('are Chinese in Chinese, not left in English', () => {
    const latinOnly = [...zh].filter(([key, text]) => /[A-Za-z]{4,}/.test(text.replace(/\{\w+\}/g, '')) && !han.test(text) && key !== otherLanguage);
    expect(latinOnly).toEqual([]);
  });

  it('fill the same places in both languages', () => {
    expect([...zh].filter(([key, text]) => String(placeholders(text)) !== String(placeholders(en.get(key) ?? ''))).map(([key]) => key)).toEqual([]);
  });

  it('are there for every key that a page names', () => {
    const source = join(import.meta.dirname, '..');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(vue|ts)$/.test(name) && !/\.test\.ts$|messages\.|schema\.gen/.test(name));
    const namespaces = new Set([...zh.keys()].map((key) => key.split('.')[0]));
    const missing: string[] = [];
    for (const name of files.filter((file) => statSync(join(source, file)).isFile())) {
      const text = readFileSync(join(source, name), 'utf8');
      // 'feature.some.key' as a whole; `feature.some.${…}` by its beginning.
      for (const [, quoted] of text.matchAll(/'([a-z_]+(?:\.[a-z_0-9]+)+)'/g))
        if (namespaces.has(quoted!.split('.')[0]) && !zh.has(quoted!) && !isName(quoted!)) missing.push(`${name}: ${quoted}`);
      for (const [, begun] of text.matchAll(/`([a-z_]+(?:\.[a-z_0-9]+)*\.)\$\{/g))
        if (namespaces.has(begun!.split('.')[0]) && ![...zh.keys()].some((key) => key.startsWith(begun!))) missing.push(`${name}: ${begun}…`);
    }
    expect(missing).toEqual([]);
  });
});

// Names of the interface look like keys: operations ('cases.list'), registers ('cases.denials').
function isName(quoted: string): boolean {
  return quoted.split('.').length === 2 && interfaceNames.some((name) => name === quoted);
}
const document = JSON.parse(readFileSync(join(import.meta.dirname, '../api/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, { operationId?: string; 'x-permission'?: string }>>;
  components: { schemas: Record<string, unknown> };
};
const interfaceNames = [
  ...Object.values(document.paths).flatMap((methods) => Object.values(methods).flatMap((operation) => [operation.operationId, operation['x-permission']])),
  ...Object.keys(document.components.schemas),
];
