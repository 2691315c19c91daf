import { useRoute, useRouter } from 'vue-router';

// The filters of a list stand in the address: they survive a reload, and can be sent to a colleague.
export function useFilters() {
  const route = useRoute();
  const router = useRouter();
  const one = (name: string): string | undefined => {
    const value = route.query[name];
    return typeof value === 'string' && value ? value : undefined;
  };
  const ask = (change: Record<string, string | undefined>) => router.push({ query: { ...route.query, ...change } });
  const clear = () => router.push({ query: {} });
  return { one, ask, clear };
}

export const valueOf = (event: Event): string | undefined => (event.target as HTMLInputElement | HTMLSelectElement).value || undefined;
