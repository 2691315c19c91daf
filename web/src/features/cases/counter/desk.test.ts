import { describe, expect, it } from 'vitest';
import type { ItemRow } from '@/api/types';
import { lackingOf, registrationOf, type Visit } from './desk';

const item = { id: '9', mine: true } as ItemRow;
const visit = (change: Partial<Visit> = {}): Visit => ({
  applicant: { kind: 'person', name: '王芳', paper: 'id_card', paper_number: '620723199003070021', phone: '', address: '', paper_override: '' },
  maskedNumber: '',
  hasAgent: false,
  agent: { name: '', paper: 'id_card', paper_number: '', phone: '', authorisation: '' },
  item,
  lines: [],
  summary: '',
  since: 1,
  caseId: '',
  person: '',
  parked: '',
  ...change,
});

describe('a visit', () => {
  it('says what is still lacking before it can be received', () => {
    expect(lackingOf(visit())).toEqual([]);
    expect(lackingOf(visit({ item: null, hasAgent: true }))).toEqual(['agent', 'item']);
    expect(lackingOf(visit({ item: { ...item, mine: false } }))).toEqual(['not_mine']);
    expect(lackingOf(visit({ applicant: { ...visit().applicant, name: ' ', paper_number: '' } }))).toEqual(['name', 'paper_number']);
  });

  it('leaves out what is not there', () => {
    const body = registrationOf(visit());
    expect(body.agent).toBeUndefined();
    expect(body.applicant).not.toHaveProperty('paper_override');
    const other = registrationOf(visit({ hasAgent: true, applicant: { ...visit().applicant, paper_override: '老证' } }));
    expect(other.agent).toBeDefined();
    expect(other.applicant.paper_override).toBe('老证');
  });
});
