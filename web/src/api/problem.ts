import type { Citation } from './types';

// What the server says no with (RFC 9457). Programs compare `code`; people read the message in their language.
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly field: string; // JSON pointer into what was sent, or ""
  readonly citations: Citation[];
  readonly details: Record<string, unknown>;
  readonly requestId: string;

  constructor(status: number, body: Partial<ProblemBody>) {
    const code = body.code ?? `http.${status}`;
    super(code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.zh = body.message_zh ?? '';
    this.en = body.message_en ?? '';
    this.field = body.field ?? '';
    this.citations = body.citations ?? [];
    this.details = body.details ?? {};
    this.requestId = body.request_id ?? '';
  }

  // Somebody else changed it meanwhile: what was typed stays, the thing is loaded again.
  get stale(): boolean {
    return this.status === 412;
  }
  // The answer says that nothing was done; the same act may simply be tried again.
  get temporary(): boolean {
    return this.status === 429 || this.status >= 500;
  }
}

// The server could not be reached: nobody knows whether the act was done. The same intention keeps its idempotency key.
export class Offline extends Error {
  constructor() {
    super('offline');
    this.name = 'Offline';
  }
}

export interface ProblemBody {
  status: number;
  code: string;
  message_zh: string;
  message_en: string;
  field: string;
  citations: Citation[];
  details: Record<string, unknown>;
  request_id: string;
}

export type Trouble = Problem | Offline;

export function asTrouble(error: unknown): Trouble {
  if (error instanceof Problem || error instanceof Offline) return error;
  throw error; // a defect of ours: let it be seen
}
