import { ref } from 'vue';

// Whether the server can be reached. While it cannot, a small question is asked every few seconds, and whoever waits for
// the connection is told when it is back.
export const online = ref(true);

const waiting = new Set<() => void>();
let timer: number | undefined;

export function reached(yes: boolean): void {
  if (yes === online.value) return;
  online.value = yes;
  window.clearInterval(timer);
  if (!yes) timer = window.setInterval(ask, 4000);
  else waiting.forEach((tell) => tell());
}

export function onReconnect(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

async function ask(): Promise<void> {
  try {
    const response = await fetch('/api/v1/public/centre', { cache: 'no-store' });
    if (response.status !== 502 && response.status !== 504) reached(true);
  } catch {
    // still away
  }
}

window.addEventListener('offline', () => reached(false));
window.addEventListener('online', ask);
