import { get, post } from '@/api/client';
import type { ForwardingDestination, ForwardingEntry, ForwardingQuery, ForwardingRow, ForwardingView, Id, ItemRow, ItemView, Paged } from '@/api/types';

const all = '/api/v1/forwardings';
export const attachmentsOf = (id: Id): string => `${all}/${id}/attachments`;

export const readDestinations = (signal?: AbortSignal) => get<ForwardingDestination[]>('/api/v1/forwarding/destinations', undefined, { signal });
export const searchItems = (query: { centre: string; search?: string; after?: string; limit?: number }, signal?: AbortSignal) =>
  get<Paged<ItemRow>>('/api/v1/forwarding/items', query, { signal });
export const readItemThere = (id: Id, centre: string) => get<ItemView>(`/api/v1/forwarding/items/${id}`, { centre });
export const readForwardings = (query: ForwardingQuery, signal?: AbortSignal) => get<Paged<ForwardingRow>>(all, query, { signal });
export const readForwarding = (id: Id, signal?: AbortSignal) => get<ForwardingView>(`${all}/${id}`, undefined, { signal });
export const takeIn = (entry: ForwardingEntry, key: string) => post<ForwardingView>(all, entry, key);
export const dispatchIt = (id: Id, version: number, key: string) => post<ForwardingView>(`${all}/${id}/dispatch`, { version }, key);
export const dropIt = (id: Id, body: { version: number; reason: string }, key: string) => post<ForwardingView>(`${all}/${id}/drop`, body, key);
