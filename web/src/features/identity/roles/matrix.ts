import type { Permission, Role } from '@/api/types';

export interface PermissionGroup {
  name: string; // what the permissions of the group are about: "case"
  permissions: Permission[];
}

// The permissions by what they are about; one that a role holds and nobody has words for stands there by its code.
export function grouped(permissions: readonly Permission[], roles: readonly Role[]): PermissionGroup[] {
  const known = new Map(permissions.map((one) => [one.code, one]));
  for (const code of roles.flatMap((role) => role.permissions)) if (!known.has(code)) known.set(code, { code, zh: code, en: code });
  const groups = new Map<string, Permission[]>();
  for (const one of [...known.values()].sort((a, b) => a.code.localeCompare(b.code))) {
    const name = one.code.split('.')[0]!;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups].map(([name, list]) => ({ name, permissions: list }));
}
