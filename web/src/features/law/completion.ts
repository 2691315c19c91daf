// What may stand where the cursor is, told from the JSON Schema of packs: sections at the margin, fields inside a section,
// the words of a field's value, and the provisions of the text behind the @.
export interface Snippet {
  label: string;
  apply: string;
  detail?: string;
}
interface Schema {
  title?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  defaultSnippets?: { label: string; body: string; description?: string }[];
  enum?: (string | boolean)[];
}

const indent = (line: string) => line.length - line.trimStart().length;

// The key of the nearest line above that stands further out.
function parents(lines: string[], at: number): string[] {
  const out: string[] = [];
  let depth = indent(lines[at] ?? '');
  if ((lines[at] ?? '').trim() === '') depth = Math.max(depth, 1);
  for (let i = at - 1; i >= 0 && depth > 0; i--) {
    const line = lines[i]!;
    const key = /^\s*(?:- )?([\w]+):/.exec(line);
    if (line.trim() === '' || !key || indent(line) >= depth) continue;
    out.unshift(key[1]!);
    depth = indent(line);
  }
  return out;
}

const wordsOf = (schema: Schema | undefined): Snippet[] => {
  const one = schema?.items ?? schema;
  for (const way of [one, ...(one?.anyOf ?? [])])
    if (way?.defaultSnippets) return way.defaultSnippets.map((snippet) => ({ label: snippet.label, apply: snippet.body, detail: snippet.description }));
  return [];
};
const keysOf = (schema: Schema | undefined): Snippet[] =>
  Object.entries(schema?.properties ?? {}).map(([label, one]) => ({ label, apply: `${label}: `, detail: one.title }));

export const provisionsOf = (text: string): string[] => [...text.matchAll(/^\s*-\s*\{?\s*(?:id:)\s*([\w.]+)/gm)].map((match) => match[1]!);

// `before` is the text up to the cursor.
export function suggest(schema: unknown, text: string, before: string): Snippet[] {
  const root = schema as Schema;
  const lines = before.split('\n');
  const line = lines.at(-1)!;
  if (/@\s*[\w.]*$/.test(line)) return provisionsOf(text).map((id) => ({ label: id, apply: id }));
  const [section, field] = parents(lines, lines.length - 1);
  const inline = /^\s*([\w]+):\s*\S*$/.exec(line);
  if (inline && section) return wordsOf(root.properties?.[section]?.properties?.[inline[1]!]);
  if (/^\s*-\s*\S*$/.test(line) && section && field) return wordsOf(root.properties?.[section]?.properties?.[field]);
  if (!/^\s*\w*$/.test(line)) return [];
  if (indent(line) === 0 && !/^\s+$/.test(line)) return keysOf(root);
  return section ? keysOf(root.properties?.[section]) : keysOf(root);
}
