// Sends a file as it is, and says how far it has come. fetch() cannot say that, so this is the one XMLHttpRequest.
import { address, csrfToken, reached, signInAgain, type Query } from './client';
import { Offline, Problem, type ProblemBody } from './problem';

export interface Uploading {
  progress?: (share: number) => void; // 0 … 1
  signal?: AbortSignal;
}

interface Reply {
  status: number;
  body: unknown;
}

function send(path: string, query: Query, file: Blob, { progress, signal }: Uploading): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(path, query));
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-CSRF-Token', csrfToken(path));
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.onprogress = (event) => progress?.(event.total ? event.loaded / event.total : 0);
    request.onload = () => {
      reached(true);
      let body: unknown;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        body = {};
      }
      resolve({ status: request.status, body });
    };
    request.onerror = () => {
      reached(false);
      reject(new Offline());
    };
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    if (signal?.aborted) return request.abort();
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

export async function upload<T>(path: string, query: Query, file: Blob, uploading: Uploading = {}): Promise<T> {
  let reply = await send(path, query, file, uploading);
  if (reply.status === 401 && (await signInAgain(path))) reply = await send(path, query, file, uploading);
  if (reply.status >= 200 && reply.status < 300) return reply.body as T;
  throw new Problem(reply.status, (reply.body ?? {}) as Partial<ProblemBody>);
}
