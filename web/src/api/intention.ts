import { Problem } from './problem';

// One intention of a user is done once. Its idempotency key lives until the server has given a definite answer: a lost
// connection or a 5xx keeps it, so that pressing the button again cannot do the thing twice. Another content is another
// intention.
export class Intention {
  private content = '';
  private key = '';

  async carryOut<T>(body: unknown, send: (key: string) => Promise<T>): Promise<T> {
    const content = JSON.stringify(body);
    if (!this.key || content !== this.content) {
      this.content = content;
      this.key = newKey();
    }
    try {
      const answer = await send(this.key);
      this.key = '';
      return answer;
    } catch (error) {
      if (error instanceof Problem && !error.temporary) this.key = '';
      throw error;
    }
  }
}

export function newKey(): string {
  // randomUUID is missing where the page is served over plain http in an office network.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
