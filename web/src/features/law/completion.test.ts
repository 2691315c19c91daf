import { describe, expect, it } from 'vitest';
import { provisionsOf, suggest } from './completion';

const schema = {
  properties: {
    id: {},
    intake: {
      title: '受理 / Intake',
      properties: {
        notice_limit: { title: '补正告知时限 / limit of the notice', anyOf: [{ pattern: 'x' }] },
        notice_parts: { items: { anyOf: [{ defaultSnippets: [{ label: 'fee', body: 'fee @ ', description: '收费标准 / fee' }] }] } },
        who: { anyOf: [{ defaultSnippets: [{ label: 'back_office', body: 'back_office @ ' }] }] },
      },
    },
  },
};
const text = 'id: a\nprovisions:\n  - {id: S.1, cite: 一}\n  - id: S.2\n    cite: 二\nintake:\n';
const labels = (before: string) => suggest(schema, text, text + before).map((one) => one.label);

describe('completion of a pack', () => {
  it('offers sections at the margin and fields inside', () => {
    expect(labels('in')).toEqual(['id', 'intake']);
    expect(labels('  no')).toEqual(['notice_limit', 'notice_parts', 'who']);
    expect(suggest(schema, text, text + '  n')[0]!.detail).toBe('补正告知时限 / limit of the notice');
  });
  it('offers the words of a value, in a line and in a list', () => {
    expect(labels('  who: ')).toEqual(['back_office']);
    expect(labels('  notice_parts:\n    - f')).toEqual(['fee']);
  });
  it('offers the provisions of the text behind the @', () => {
    expect(labels('  notice_limit: 3 days @ ')).toEqual(['S.1', 'S.2']);
    expect(provisionsOf(text)).toEqual(['S.1', 'S.2']);
  });
});
