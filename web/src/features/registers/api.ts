import { call, get, post } from '@/api/client';
import type { ExportOrder, ExportView, Id, Paged, Register, RegisterRow } from '@/api/types';

export type Asked = Record<string, string | undefined>;
export const readRegisters = (signal?: AbortSignal) => get<Register[]>('/api/v1/registers', undefined, { signal });
export const readRows = (code: string, query: Asked, after?: string, limit = 50, signal?: AbortSignal) =>
  get<Paged<RegisterRow>>(`/api/v1/registers/${code}`, { ...query, after, limit }, { signal });

// ---- a register in a file

const exportsPath = '/api/v1/exports';
export const orderExport = (order: ExportOrder, key: string) => post<ExportView>(exportsPath, order, key);
export const readExports = (after?: string, signal?: AbortSignal) => get<Paged<ExportView>>(exportsPath, { after, limit: 20 }, { signal });
export const readExport = (id: Id, signal?: AbortSignal) => get<ExportView>(`${exportsPath}/${id}`, undefined, { signal });
export const startAgain = (id: Id, key: string) => post<ExportView>(`${exportsPath}/${id}/start`, undefined, key);
export const cancelExport = (id: Id, key: string) => call<ExportView>('DELETE', `${exportsPath}/${id}`, { key });
export const fileOf = (id: Id) => `${exportsPath}/${id}/file`;
