import { describe, expect, it } from 'vitest';
import { fieldsOf } from './told';

const root = {
  $ref: '#/$defs/complaints.Complaint',
  $defs: {
    'complaints.Complaint': {
      type: 'object',
      required: ['received', 'complex', 'channel'],
      properties: {
        received: { type: 'string', format: 'date' },
        complex: { type: 'boolean' },
        channel: { $ref: '#/$defs/complaints.Channel' },
        parts: { type: 'array', items: { $ref: '#/$defs/complaints.Channel' } },
        halts: { type: 'array', items: { $ref: '#/$defs/cases.Halt' } },
        count: { type: 'integer', minimum: 0 },
      },
    },
    'complaints.Channel': { type: 'string', enum: ['oral', 'phone'] },
    'cases.Halt': { type: 'object', properties: { from: { type: 'string', format: 'date' } } },
  },
};

describe('the form of a decision', () => {
  it('has an input for each fact', () => {
    const fields = fieldsOf(root, root);
    expect(fields.map((one) => `${one.name} ${one.kind}${one.required ? '!' : ''}`)).toEqual(['received date!', 'complex yes_no!', 'channel choice!', 'parts choices', 'halts list', 'count number']);
    expect(fields[2]).toMatchObject({ of: 'complaints.Complaint', type: 'complaints.Channel', choices: ['oral', 'phone'] });
    expect(fields[3]).toMatchObject({ type: 'complaints.Channel', choices: ['oral', 'phone'] });
  });
});
