import type { CentreWindow, Department, WindowKind, WindowSetup } from '@/api/types';
import { useLoaded } from '@/shared/loading';
import { useWords } from '@/shared/words';
import { readDepartments, readWindows } from '../api';

// What a window of this kind is told: the categories or the departments whose items it takes.
export const byCategory = (kind: WindowKind): boolean => kind === 'category_comprehensive';
export const byDepartment = (kind: WindowKind): boolean => ['department', 'shared_comprehensive', 'station'].includes(kind);

// The windows with their departments, and what each takes in words.
export function useWindows() {
  const { t, nameOf, listed } = useWords();
  const loaded = useLoaded(async () => {
    const [windows, departments] = await Promise.all([readWindows(), readDepartments()]);
    return { windows, departments };
  });
  const departmentOf = (id: string): Department | undefined => loaded.data.value?.departments.find((one) => one.id === id);
  function scopeOf(window: Pick<CentreWindow | WindowSetup, 'categories' | 'departments'>): string {
    if (window.categories.length) return listed(window.categories.map((category) => t(`catalogue.category.${category}`)));
    const names = window.departments.map(departmentOf).filter((one) => one !== undefined);
    return names.length ? listed(names.map(nameOf)) : t('organisation.windows.any');
  }
  return { loaded, departmentOf, scopeOf };
}
