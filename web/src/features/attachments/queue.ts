// Files on their way: one at a time, in the order in which they were chosen, so that a slow line is not divided among
// them; what failed stays until somebody has read why.
import { shallowReactive } from 'vue';
import { asTrouble, Offline, Problem, type Trouble } from '@/api/problem';
import type { Attachment } from '@/api/types';
import type { Uploading } from '@/api/upload';

export interface Sending {
  key: number;
  material: string;
  file: File;
  share: number; // 0 … 1
  trouble?: Trouble;
}

export interface Queue {
  list: Sending[];
  add(material: string, files: Iterable<File>): void;
  retry(sending: Sending): void;
  drop(sending: Sending): void;
  stop(): void;
}

type Send = (material: string, file: File, uploading: Uploading) => Promise<Attachment>;

export function useQueue(send: Send, arrived: (attachment: Attachment) => void): Queue {
  const list = shallowReactive<Sending[]>([]);
  const controllers = new Map<number, AbortController>();
  let keys = 0;
  let running = false;

  const change = (key: number, with_: Partial<Sending>) => {
    const i = list.findIndex((one) => one.key === key);
    if (i >= 0) list[i] = { ...list[i]!, ...with_ };
  };
  const forget = (key: number) => {
    const i = list.findIndex((one) => one.key === key);
    if (i >= 0) list.splice(i, 1);
  };

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (;;) {
      const next = list.find((one) => !one.trouble);
      if (!next) break;
      const controller = new AbortController();
      controllers.set(next.key, controller);
      try {
        const attachment = await send(next.material, next.file, { signal: controller.signal, progress: (share) => change(next.key, { share }) });
        forget(next.key);
        arrived(attachment);
      } catch (error) {
        if (controller.signal.aborted) forget(next.key);
        else change(next.key, { share: 0, trouble: asTrouble(error) });
      } finally {
        controllers.delete(next.key);
      }
    }
    running = false;
  }

  return {
    list,
    add(material, files) {
      for (const file of files) list.push({ key: ++keys, material, file, share: 0 });
      void run();
    },
    retry(sending) {
      change(sending.key, { trouble: undefined });
      void run();
    },
    drop(sending) {
      const controller = controllers.get(sending.key);
      if (controller) controller.abort();
      else forget(sending.key);
    },
    stop() {
      for (const one of [...list]) if (!controllers.has(one.key)) forget(one.key);
      for (const controller of controllers.values()) controller.abort();
    },
  };
}

// Worth another try as it is; what was refused stays refused.
export const mayRetry = (trouble: Trouble): boolean => trouble instanceof Offline || (trouble instanceof Problem && trouble.temporary);

export const accepted = '.jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,.ofd,.docx,.xlsx';
const drawn = ['jpeg', 'png', 'webp'];
// A picture that the browser draws. A personal paper is not drawn unasked: each time it is opened is in the ledger.
export const isThumbnail = (attachment: Pick<Attachment, 'type' | 'personal'>): boolean => drawn.includes(attachment.type) && !attachment.personal;

export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
