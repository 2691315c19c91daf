import { get, post } from '@/api/client';
import type { ArchiveView, Id, Lending, PapersBack, Placing } from '@/api/types';

const of = (id: Id) => `/api/v1/cases/${id}/archive`;
export const readArchive = (id: Id, signal?: AbortSignal) => get<ArchiveView>(of(id), undefined, { signal });
export const placePapers = (id: Id, placing: Placing, key: string) => post<ArchiveView>(of(id), placing, key);
export const lendPapers = (id: Id, lending: Lending, key: string) => post<ArchiveView>(`${of(id)}/loan`, lending, key);
export const takePapersBack = (id: Id, back: PapersBack, key: string) => post<ArchiveView>(`${of(id)}/return`, back, key);
