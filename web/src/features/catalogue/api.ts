import { get } from '@/api/client';
import type { Id, ItemQuery, ItemRow, ItemView, Paged } from '@/api/types';

// For everybody: published items and their live guides.
export const readGuides = (query: ItemQuery, signal?: AbortSignal) => get<Paged<ItemRow>>('/api/v1/public/items', query, { signal });
export const readGuide = (id: Id, signal?: AbortSignal) => get<ItemView>(`/api/v1/public/items/${id}`, undefined, { signal });
// The version that an application is taken under.
export const readLive = (id: Id, signal?: AbortSignal) => get<ItemView>(`/api/v1/items/${id}/live`, undefined, { signal });
// For staff: with drafts, and with `mine` for what the own window takes.
export const readItems = (query: ItemQuery, signal?: AbortSignal) => get<Paged<ItemRow>>('/api/v1/items', query, { signal });
