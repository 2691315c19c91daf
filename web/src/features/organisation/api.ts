import { get, post, put } from '@/api/client';
import type {
  Admission, AdmissionApproval, AdmissionChecklist, AdmissionOpinion, AdmissionRequest, Centre, CentreWindow, Department, DepartmentChange, HallChange, HallQuery, Handover, HandoverOffer, Id, Merger,
  OriginChange, Paged, Region, Regrouping, WindowChange, WindowEdit, WindowOrigin, WindowRecord, WindowsHall,
} from '@/api/types';

interface Page {
  after?: string;
  limit?: number;
}

export const readCentre = () => get<Centre>('/api/v1/public/centre');
export const readWindows = () => get<CentreWindow[]>('/api/v1/windows');
export const readDepartments = () => get<Department[]>('/api/v1/departments');
export const readRegions = (signal?: AbortSignal) => get<Region[]>('/api/v1/regions', undefined, { signal });
export const stationDepartment = (change: DepartmentChange, key: string) => post<Department>('/api/v1/departments', change, key);
// Windows: their words are changed; what they take is changed by a regrouping, which is recorded.
export const openWindow = (change: WindowChange, key: string) => post<CentreWindow>('/api/v1/windows', change, key);
export const changeWindow = (id: Id, change: WindowEdit, key: string) => put<CentreWindow>(`/api/v1/windows/${id}`, change, key);
export const regroupWindows = (id: Id, regrouping: Regrouping, key: string) => post<Merger>(`/api/v1/windows/${id}/regrouping`, regrouping, key);
export const readMergers = (query: Page, signal?: AbortSignal) => get<Paged<Merger>>('/api/v1/window-mergers', query, { signal });
export const readOrigins = (signal?: AbortSignal) => get<WindowOrigin[]>('/api/v1/window-origins', undefined, { signal });
export const setOrigin = (id: Id, change: OriginChange, key: string) => put<WindowOrigin>(`/api/v1/windows/${id}/origin`, change, key);
export const readHalls = (query: HallQuery, signal?: AbortSignal) => get<Paged<WindowsHall>>('/api/v1/halls', query, { signal });
export const openHall = (change: HallChange, key: string) => post<WindowsHall>('/api/v1/halls', change, key);
export const changeHall = (id: Id, change: HallChange, key: string) => put<WindowsHall>(`/api/v1/halls/${id}`, change, key);
export const readWindowRecord = (window: CentreWindow) => get<Paged<WindowRecord>>('/api/v1/window-records', { search: String(window.number), limit: 200 });
// Departments that enter or leave the hall.
export const readAdmissions = (query: Page, signal?: AbortSignal) => get<Paged<Admission>>('/api/v1/admissions', query, { signal });
export const readAdmissionChecklist = (signal?: AbortSignal) => get<AdmissionChecklist>('/api/v1/admission-checklist', undefined, { signal });
export const requestAdmission = (request: AdmissionRequest, key: string) => post<Admission>('/api/v1/admissions', request, key);
export const giveOpinion = (id: Id, opinion: AdmissionOpinion, key: string) => post<Admission>(`/api/v1/admissions/${id}/opinion`, opinion, key);
export const recordApproval = (id: Id, approval: AdmissionApproval, key: string) => post<Admission>(`/api/v1/admissions/${id}/approval`, approval, key);
export const implementAdmission = (id: Id, key: string) => post<Admission>(`/api/v1/admissions/${id}/implementation`, {}, key);
// Between centres.
export const readHandovers = (signal?: AbortSignal) => get<Handover[]>('/api/v1/handovers', undefined, { signal });
export const handOver = (offer: HandoverOffer, key: string) => post<Handover>('/api/v1/handovers', offer, key);
