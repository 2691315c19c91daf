import { call, get, post, put } from '@/api/client';
import { newKey } from '@/api/intention';
import type { Account, AccountChange, AccountOpening, Credentials, Id, OwnPassword, Paged, PasswordRules, Permission, Role, RunningSession, SessionQuery, SessionView } from '@/api/types';

const session = '/api/v1/session';

export const readSession = () => get<SessionView>(session, undefined, { quiet: true });
export const signIn = (credentials: Credentials) => call<SessionView>('POST', session, { body: credentials, key: newKey(), quiet: true });
export const readPasswordRules = () => get<PasswordRules>('/api/v1/password-rules', undefined, { quiet: true });
export const signOut = () => call<void>('DELETE', session, { key: newKey(), quiet: true });

// ---- the administrators' pages

const accounts = '/api/v1/accounts';
export const readAccounts = (signal?: AbortSignal) => get<Account[]>(accounts, undefined, { signal });
export const openAccount = (body: AccountOpening, key: string) => post<Account>(accounts, body, key);
export const changeAccount = (id: Id, body: AccountChange, key: string) => put<Account>(`${accounts}/${id}`, body, key);
export const setPassword = (id: Id, password: string, key: string) => post<void>(`${accounts}/${id}/password`, { password }, key);
export const endSessions = (id: Id, key: string) => call<void>('DELETE', `${accounts}/${id}/sessions`, { key });
export const readRoles = (signal?: AbortSignal) => get<Role[]>('/api/v1/roles', undefined, { signal });
export const readPermissions = (signal?: AbortSignal) => get<Permission[]>('/api/v1/permissions', undefined, { signal });
export const changeRole = (code: string, permissions: string[], key: string) => put<Role>(`/api/v1/roles/${code}`, { permissions }, key);
export const changeOwnPassword = (body: OwnPassword, key: string) => post<SessionView>('/api/v1/session/password', body, key);
export const readSessions = (query: SessionQuery, signal?: AbortSignal) => get<Paged<RunningSession>>('/api/v1/sessions', query, { signal });
