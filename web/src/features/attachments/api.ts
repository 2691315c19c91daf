import { call, get } from '@/api/client';
import { upload, type Uploading } from '@/api/upload';
import type { Attachment, AttachmentList } from '@/api/types';

// Where attachments hang: a case, or whatever else offers the same routes under its own address.
export const ofCase = (id: string): string => `/api/v1/cases/${id}/attachments`;

export const readAttachments = (base: string, signal?: AbortSignal) => get<AttachmentList>(base, undefined, { signal });
export const addAttachment = (base: string, material: string, file: File, uploading: Uploading) =>
  upload<Attachment>(base, { material, name: file.name }, file, uploading);
export const removeAttachment = (base: string, id: string) => call<void>('DELETE', `${base}/${id}`);
export const contentOf = (base: string, id: string): string => `${base}/${id}/content`;
