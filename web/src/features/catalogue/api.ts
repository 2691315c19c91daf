import { address, get, post, put } from '@/api/client';
import type {
  Carrier, CarrierCheck, CarrierRow, CompletenessQuery, CompletenessRow, DepartmentGuides, Id, ItemComparison, ItemContent, ItemDraft, ItemImportQuery, ItemImportReport,
  ItemPlacement, ItemQuery, ItemRow, ItemVersionRow, ItemView, Paged, Placement, PromiseSheet,
} from '@/api/types';
import { upload, type Uploading } from '@/api/upload';

// For everybody: published items and their live guides.
export const readGuides = (query: ItemQuery, signal?: AbortSignal) => get<Paged<ItemRow>>('/api/v1/public/items', query, { signal });
export const readGuide = (id: Id, signal?: AbortSignal) => get<ItemView>(`/api/v1/public/items/${id}`, undefined, { signal });
// The version that an application is taken under.
export const readLive = (id: Id, signal?: AbortSignal) => get<ItemView>(`/api/v1/items/${id}/live`, undefined, { signal });
// For staff: with drafts, and with `mine` for what the own window takes.
export const readItems = (query: ItemQuery, signal?: AbortSignal) => get<Paged<ItemRow>>('/api/v1/items', query, { signal });
export const readItem = (id: Id, signal?: AbortSignal) => get<ItemView>(`/api/v1/items/${id}`, undefined, { signal });
export const draftItem = (content: ItemContent, key: string) => post<ItemView>('/api/v1/items', content, key);
export const rewriteItem = (id: Id, draft: ItemDraft, key: string) => put<ItemView>(`/api/v1/items/${id}`, draft, key);
export const discardDraft = (id: Id, version: number, key: string) => post<ItemView>(`/api/v1/items/${id}/discard`, { version }, key);
export const publishItem = (id: Id, version: number, key: string) => post<ItemView>(`/api/v1/items/${id}/publication`, { version }, key);
export const readDifferences = (id: Id, signal?: AbortSignal) => get<ItemComparison>(`/api/v1/items/${id}/differences`, undefined, { signal });
export const readVersions = (id: Id, signal?: AbortSignal) => get<ItemVersionRow[]>(`/api/v1/items/${id}/versions`, undefined, { signal });
export const readCarriers = (id: Id, signal?: AbortSignal) => get<CarrierRow[]>(`/api/v1/items/${id}/carriers`, undefined, { signal });
export const checkCarrier = (id: Id, carrier: Carrier, check: CarrierCheck, key: string) => put<CarrierRow[]>(`/api/v1/items/${id}/carriers/${carrier}`, check, key);
export const readCompleteness = (query: CompletenessQuery, signal?: AbortSignal) => get<Paged<CompletenessRow>>('/api/v1/item-completeness', query, { signal });
export const importItems = (query: ItemImportQuery, file: Blob, uploading?: Uploading) => upload<ItemImportReport>('/api/v1/item-import', query, file, uploading);
export const readImportColumns = (signal?: AbortSignal) => get<{ headings: string[]; help: string[] }>('/api/v1/item-import/columns', undefined, { signal });
export const exportAddress = (format: 'csv' | 'json', drafts: boolean) => address('/api/v1/item-export', { format, drafts });
// Which items enter or leave which windows, and the consents of both sides.
export const readPlacements = (signal?: AbortSignal) => get<Placement[]>('/api/v1/placements', undefined, { signal });
export const proposePlacement = (window: Id, placement: ItemPlacement, key: string) => post<Placement>(`/api/v1/windows/${window}/placements`, placement, key);
export const consentPlacement = (id: Id, side: 'centre' | 'department', key: string) => post<Placement>(`/api/v1/placements/${id}/${side}-consent`, {}, key);
// For everybody: the promise of an item, and the departments with their guides.
export const readPromise = (id: Id, signal?: AbortSignal) => get<PromiseSheet>(`/api/v1/public/items/${id}/promise`, undefined, { signal });
export const readDepartmentGuides = (signal?: AbortSignal) => get<DepartmentGuides[]>('/api/v1/public/departments', undefined, { signal });
