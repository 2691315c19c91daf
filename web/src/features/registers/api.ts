import { get } from '@/api/client';
import type { Paged, Register, RegisterRow } from '@/api/types';

export type Asked = Record<string, string | undefined>;
export const readRegisters = (signal?: AbortSignal) => get<Register[]>('/api/v1/registers', undefined, { signal });
export const readRows = (code: string, query: Asked, after?: string, limit = 50, signal?: AbortSignal) =>
  get<Paged<RegisterRow>>(`/api/v1/registers/${code}`, { ...query, after, limit }, { signal });
