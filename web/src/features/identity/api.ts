import { call, get } from '@/api/client';
import { newKey } from '@/api/intention';
import type { Credentials, SessionView } from '@/api/types';

const session = '/api/v1/session';

export const readSession = () => get<SessionView>(session, undefined, { quiet: true });
export const signIn = (credentials: Credentials) => call<SessionView>('POST', session, { body: credentials, key: newKey(), quiet: true });
export const signOut = () => call<void>('DELETE', session, { key: newKey(), quiet: true });
