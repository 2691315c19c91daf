import { computed } from 'vue';
import type { Account, Role } from '@/api/types';
import { readDepartments, readWindows } from '@/features/organisation/api';
import { useLoaded } from '@/shared/loading';
import { useWords } from '@/shared/words';
import { readAccounts, readRoles } from '../api';

// Accounts with the names of what they point to. There are some dozens in a centre: one list, looked through here.
export function usePeople() {
  const { t, nameOf } = useWords();
  const loaded = useLoaded(async (signal) => {
    const [accounts, roles, departments, windows] = await Promise.all([readAccounts(signal), readRoles(signal), readDepartments(), readWindows()]);
    return { accounts, roles, departments, windows };
  });
  const roles = computed(() => new Map(loaded.data.value?.roles.map((role) => [role.code, role])));
  const departments = computed(() => new Map(loaded.data.value?.departments.map((one) => [one.id, one])));
  const windows = computed(() => new Map(loaded.data.value?.windows.map((one) => [one.id, one])));
  const roleName = (code: string) => (roles.value.has(code) ? nameOf(roles.value.get(code)!) : code);
  const departmentName = (account: Account) => (account.department && departments.value.has(account.department) ? nameOf(departments.value.get(account.department)!) : '');
  function windowName(account: Account): string {
    const window = account.window && windows.value.get(account.window);
    return window ? `${t('shared.window_number', { n: window.number })} ${window.name}` : '';
  }
  return { loaded, roleName, departmentName, windowName };
}

// Two of these roles that one person must not hold together.
export function conflictOf(codes: readonly string[], roles: readonly Role[]): [Role, Role] | undefined {
  const held = roles.filter((role) => codes.includes(role.code) && role.exclusive);
  for (const one of held) {
    const other = held.find((role) => role !== one && role.exclusive === one.exclusive);
    if (other) return [one, other];
  }
  return undefined;
}

export const stateLook = { active: 'tag-green', locked: 'tag-yellow', closed: '' } as const;
