import { call, get } from '@/api/client';
import type * as api from '@/api/types';

const visitor = '/api/v1/public/visitor';

export const askCode = (phone: string) => call<api.CodeAsked>('POST', '/api/v1/public/visitor-code', { body: { phone }, quiet: true });
export const prove = (phone: string, code: string) => call<api.VisitorView>('POST', visitor, { body: { phone, code }, quiet: true });
export const readVisitor = () => get<api.VisitorView>(visitor, undefined, { quiet: true });
export const leave = () => call<void>('DELETE', visitor, { quiet: true });
