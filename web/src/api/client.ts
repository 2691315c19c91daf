// The one door to the server: adds the csrf token and the idempotency key, turns answers that are no into Problem, a dead
// network into Offline, and asks to sign in again when the session has ended, after which the same request is sent again.
import { Offline, Problem, type ProblemBody } from './problem';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Query = object;

export interface Options {
  query?: Query;
  body?: unknown;
  key?: string; // the idempotency key of the user's intention
  signal?: AbortSignal;
  quiet?: boolean; // do not ask to sign in again
}

// What the application plugs in: the session store, the sign-in dialog, the banner.
export interface Hooks {
  csrf(path: string): string; // the public and the staff have tokens of their own
  signInAgain(path: string): Promise<boolean>; // resolves true once the same person is signed in again
  renewed(path: string): Promise<boolean>; // reads the session again: another window of this browser may have signed in anew
  reached(yes: boolean): void;
}

let hooks: Hooks = { csrf: () => '', signInAgain: async () => false, renewed: async () => false, reached: () => undefined };

export function plugIn(own: Partial<Hooks>): void {
  hooks = { ...hooks, ...own };
}

// For upload.ts, which cannot use fetch.
export const csrfToken = (path: string): string => hooks.csrf(path);
export const reached = (yes: boolean): void => hooks.reached(yes);
export const signInAgain = (path: string): Promise<boolean> => hooks.signInAgain(path);

export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    parameters.append(name, String(value));
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

async function send(method: Method, path: string, options: Options): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') {
    headers['X-CSRF-Token'] = hooks.csrf(path);
    if (options.key) headers['Idempotency-Key'] = options.key;
  }
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      credentials: 'same-origin',
      signal: options.signal,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    hooks.reached(false);
    throw new Offline();
  }
  // A gateway in between that cannot reach the server says so with a page of its own.
  const fromServer = !(response.status === 502 || response.status === 504);
  hooks.reached(fromServer);
  if (!fromServer) throw new Offline();
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Partial<ProblemBody>;
  return new Problem(response.status, body);
}

async function request<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  let response = await send(method, path, options);
  if (response.status === 401 && !options.quiet) {
    const problem = await problemOf(response);
    if (!(await hooks.signInAgain(path))) throw problem;
    response = await send(method, path, options);
  }
  if (response.status === 403) {
    const problem = await problemOf(response);
    if (problem.code !== 'session.csrf' || !(await hooks.renewed(path))) throw problem;
    response = await send(method, path, options);
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

export const get = <T>(path: string, query?: Query, options: Options = {}): Promise<T> => request<T>('GET', path, { ...options, query });
export const post = <T>(path: string, body: unknown, key: string): Promise<T> => request<T>('POST', path, { body, key });
export const put = <T>(path: string, body: unknown, key: string): Promise<T> => request<T>('PUT', path, { body, key });
export const call = request;
