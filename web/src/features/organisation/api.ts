import { get } from '@/api/client';
import type { Centre, CentreWindow, Department } from '@/api/types';

export const readCentre = () => get<Centre>('/api/v1/public/centre');
export const readWindows = () => get<CentreWindow[]>('/api/v1/windows');
export const readDepartments = () => get<Department[]>('/api/v1/departments');
