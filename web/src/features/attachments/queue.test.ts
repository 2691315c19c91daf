import { describe, expect, it } from 'vitest';
import { Offline, Problem } from '@/api/problem';
import type { Attachment } from '@/api/types';
import { isThumbnail, mayRetry, sizeOf, useQueue } from './queue';

const file = (name: string) => new File(['x'], name);
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('useQueue', () => {
  it('sends one at a time, in order, and says how far each has come', async () => {
    const log: string[] = [];
    const open: (() => void)[] = [];
    const queue = useQueue(
      (material, sent, { progress }) =>
        new Promise((resolve) => {
          log.push(`${material} ${sent.name}`);
          progress?.(0.5);
          open.push(() => resolve({ name: sent.name } as Attachment));
        }),
      (attachment) => log.push(`arrived ${attachment.name}`),
    );
    queue.add('m1', [file('a'), file('b')]);
    await settled();
    expect(log).toEqual(['m1 a']);
    expect(queue.list.map((one) => one.share)).toEqual([0.5, 0]);
    open[0]!();
    await settled();
    expect(log).toEqual(['m1 a', 'arrived a', 'm1 b']);
    open[1]!();
    await settled();
    expect(queue.list).toHaveLength(0);
  });

  it('keeps what failed with its reason, goes on with the rest and tries again when asked', async () => {
    let down = true;
    const queue = useQueue(
      async (_, sent) => {
        if (sent.name === 'a' && down) throw new Offline();
        return { name: sent.name } as Attachment;
      },
      () => undefined,
    );
    queue.add('m1', [file('a'), file('b')]);
    await settled();
    expect(queue.list.map((one) => one.file.name)).toEqual(['a']);
    expect(queue.list[0]!.trouble).toBeInstanceOf(Offline);
    down = false;
    queue.retry(queue.list[0]!);
    await settled();
    expect(queue.list).toHaveLength(0);
  });

  it('stops one that is under way', async () => {
    const queue = useQueue(
      (_, __, { signal }) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
      () => undefined,
    );
    queue.add('m1', [file('a')]);
    await settled();
    queue.drop(queue.list[0]!);
    await settled();
    expect(queue.list).toHaveLength(0);
  });
});

describe('small words', () => {
  it('draws pictures but no personal paper', () => {
    expect(isThumbnail({ type: 'jpeg', personal: false })).toBe(true);
    expect(isThumbnail({ type: 'jpeg', personal: true })).toBe(false);
    expect(isThumbnail({ type: 'heic', personal: false })).toBe(false);
  });
  it('offers another try only where it helps', () => {
    expect(mayRetry(new Offline())).toBe(true);
    expect(mayRetry(new Problem(503, {}))).toBe(true);
    expect(mayRetry(new Problem(415, {}))).toBe(false);
  });
  it('writes sizes', () => expect([sizeOf(9), sizeOf(2048), sizeOf(3 * 1024 * 1024)]).toEqual(['9 B', '2 KB', '3.0 MB']));
});
