import { get, post } from '@/api/client';
import type * as api from '@/api/types';

const ofCase = (id: api.Id) => `/api/v1/cases/${id}`;
export const readFees = (id: api.Id, signal?: AbortSignal) => get<api.CaseFees>(`${ofCase(id)}/fees`, undefined, { signal });
export const charge = (id: api.Id, body: api.Charge, key: string) => post<api.FeeReceipt>(`${ofCase(id)}/fees`, body, key);
export const voidReceipt = (id: api.Id, body: { reason: string }, key: string) => post<api.FeeReceipt>(`/api/v1/fee-receipts/${id}/voiding`, body, key);
export const refund = (id: api.Id, body: { reason: string }, key: string) => post<api.FeeReceipt>(`/api/v1/fee-receipts/${id}/refund`, body, key);
export const askReduction = (id: api.Id, body: api.ReductionRequest, key: string) => post<api.ReductionRow>(`${ofCase(id)}/fee-reductions`, body, key);
export const answerReduction = (id: api.Id, body: api.ReductionAnswer, key: string) => post<api.ReductionRow>(`/api/v1/fee-reductions/${id}/answer`, body, key);
export const readTill = (signal?: AbortSignal) => get<api.Till>('/api/v1/till', undefined, { signal });
export const settle = (body: api.Count, key: string) => post<api.SettlementRow>('/api/v1/fee-settlements', body, key);
export const confirmSettlement = (id: api.Id, body: api.Count, key: string) => post<api.SettlementRow>(`/api/v1/fee-settlements/${id}/confirmation`, body, key);
export const readSettlements = (query: { open?: boolean; after?: string }, signal?: AbortSignal) =>
  get<api.Paged<api.SettlementRow>>('/api/v1/fee-settlements', query, { signal });
