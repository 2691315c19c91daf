import { expect, it } from 'vitest';
import type { Role } from '@/api/types';
import { conflictOf } from './people';

const role = (code: string, exclusive = ''): Role => ({ code, name: code, name_en: code, permissions: [], exclusive });
const roles = [role('clerk'), role('system', 'administrator'), role('security', 'administrator'), role('auditor', 'administrator'), role('cashier', 'money')];

it('finds two of the three administrators in one person', () => {
  expect(conflictOf(['clerk', 'auditor', 'system'], roles)?.map((one) => one.code)).toEqual(['system', 'auditor']);
});
it.each([[[]], [['clerk', 'system']], [['system', 'cashier']]])('has nothing against %j', (codes) => expect(conflictOf(codes, roles)).toBeUndefined());
