import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { address, get, plugIn, post } from './client';
import { Intention } from './intention';
import { Offline, Problem } from './problem';

const answers: (() => Promise<Response>)[] = [];
const sent: { url: string; init: RequestInit }[] = [];
const json = (status: number, body: unknown) => async () =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
const headersOf = (i: number) => sent[i]!.init.headers as Record<string, string>;

beforeEach(() => {
  answers.length = sent.length = 0;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return answers.shift()!();
  });
  plugIn({ csrf: () => 'token-1', signInAgain: async () => false, reached: () => undefined });
});
afterEach(() => vi.unstubAllGlobals());

describe('client', () => {
  it('leaves absent filters out of the query', () => {
    expect(address('/x', { a: 'Ⅰ 号', b: undefined, c: '', d: false, e: 0 })).toBe('/x?a=%E2%85%A0+%E5%8F%B7&d=false&e=0');
  });

  it('sends the csrf token and the idempotency key with a write, not with a read', async () => {
    answers.push(json(200, {}), json(200, {}));
    await post('/a', { x: 1 }, 'key-1');
    await get('/a');
    expect(headersOf(0)).toMatchObject({ 'X-CSRF-Token': 'token-1', 'Idempotency-Key': 'key-1' });
    expect(headersOf(1)).not.toHaveProperty('X-CSRF-Token');
  });

  it('turns a refusal into a Problem with its citation', async () => {
    const citations = [{ pack: 'linze', provision: 'P3.A19.2', zh: '第十九条', en: 'Article 19' }];
    answers.push(json(409, { code: 'case.material_missing', message_zh: '缺材料', message_en: 'missing', field: '/materials/1', citations }));
    const problem = (await post('/a', {}, 'k').catch((e: unknown) => e)) as Problem;
    expect(problem).toBeInstanceOf(Problem);
    expect([problem.status, problem.code, problem.field, problem.citations]).toEqual([409, 'case.material_missing', '/materials/1', citations]);
    expect(problem.stale).toBe(false);
  });

  it('makes a Problem even of an answer that is no problem+json', async () => {
    answers.push(async () => new Response('<html>', { status: 500 }));
    const problem = (await get('/a').catch((e: unknown) => e)) as Problem;
    expect([problem.code, problem.temporary]).toEqual(['http.500', true]);
  });

  it('says Offline when the server cannot be reached, and tells the banner', async () => {
    const reached: boolean[] = [];
    plugIn({ reached: (yes) => reached.push(yes) });
    answers.push(() => Promise.reject(new TypeError('failed')), async () => new Response('', { status: 502 }), json(200, {}));
    await expect(get('/a')).rejects.toBeInstanceOf(Offline);
    await expect(get('/a')).rejects.toBeInstanceOf(Offline);
    await get('/a');
    expect(reached).toEqual([false, false, true]);
  });

  it('asks to sign in again and then sends the same request with the same key and the new token', async () => {
    let token = 'token-1';
    plugIn({
      csrf: () => token,
      signInAgain: async () => {
        token = 'token-2';
        return true;
      },
    });
    answers.push(json(401, { code: 'session.ended' }), json(200, { done: true }));
    expect(await post('/a', { text: 'typed' }, 'key-1')).toEqual({ done: true });
    expect(sent[1]!.init.body).toBe(sent[0]!.init.body);
    expect(headersOf(1)).toMatchObject({ 'X-CSRF-Token': 'token-2', 'Idempotency-Key': 'key-1' });
  });

  it('takes the new token when another window of the browser has signed in anew, once', async () => {
    let token = 'token-1';
    plugIn({
      csrf: () => token,
      renewed: async () => {
        token = 'token-2';
        return true;
      },
    });
    answers.push(json(403, { code: 'session.csrf' }), json(200, {}), json(403, { code: 'session.csrf' }), json(403, { code: 'session.csrf' }));
    await post('/a', {}, 'key-1');
    expect(headersOf(1)).toMatchObject({ 'X-CSRF-Token': 'token-2', 'Idempotency-Key': 'key-1' });
    await expect(post('/a', {}, 'key-2')).rejects.toMatchObject({ code: 'session.csrf' });
    expect(sent.length).toBe(4);
  });

  it('gives up with the 401 when nobody signs in', async () => {
    answers.push(json(401, { code: 'session.ended' }));
    await expect(get('/a')).rejects.toMatchObject({ code: 'session.ended' });
  });
});

describe('intention', () => {
  const outcome = async (intention: Intention, body: unknown, error?: unknown) => {
    let used = '';
    await intention
      .carryOut(body, async (key) => {
        used = key;
        if (error) throw error;
      })
      .catch(() => undefined);
    return used;
  };

  it('keeps its key while nobody knows whether it was done', async () => {
    const intention = new Intention();
    const first = await outcome(intention, { a: 1 }, new Offline());
    const second = await outcome(intention, { a: 1 }, new Problem(503, {}));
    const third = await outcome(intention, { a: 1 });
    expect(new Set([first, second, third]).size).toBe(1);
    expect(await outcome(intention, { a: 1 })).not.toBe(first); // done: the next press is a new intention
  });

  it('takes a new key after a definite no, and for another content', async () => {
    const intention = new Intention();
    const first = await outcome(intention, { a: 1 }, new Problem(409, {}));
    const second = await outcome(intention, { a: 1 }, new Offline());
    const third = await outcome(intention, { a: 2 }, new Offline());
    expect(new Set([first, second, third]).size).toBe(3);
  });
});
