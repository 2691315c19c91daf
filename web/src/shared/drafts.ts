import { nextTick, onScopeDispose, watch } from 'vue';

// Typed work is kept in this tab until it has been sent: a reload, a lost connection and an ended session cost nothing. A
// counter computer is shared, so a draft belongs to the account that typed it, ends after a working day, goes with the
// tab, and all drafts go when that account signs out.
const prefix = 'ow.draft.';
const lifetime = 12 * 3600 * 1000;
let owner = '';

export function draftsBelongTo(account: string): void {
  owner = account;
}

const place = (name: string) => `${prefix}${owner}.${name}`;

export function readDraft<T>(name: string): T | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place(name)) ?? 'null') as { at: number; value: T } | null;
    if (!kept) return undefined;
    if (Date.now() - kept.at < lifetime) return kept.value;
    dropDraft(name);
  } catch {
    dropDraft(name);
  }
  return undefined;
}

export function keepDraft(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(place(name), JSON.stringify({ at: Date.now(), value }));
  } catch {
    // A full or forbidden storage costs the safety net, not the work.
  }
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(place(name));
}

export function dropAllDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(`${prefix}${owner}.`)) sessionStorage.removeItem(key);
}

// Fills `form` (a reactive object) from its draft and keeps the draft up to date; answers the function that ends it
// once it has been sent.
export function useDraft<T extends object>(name: string, form: T): () => void {
  const kept = readDraft<Partial<T>>(name);
  if (kept) Object.assign(form, kept);
  let timer: number | undefined;
  let sent = false; // while what follows from having been sent (a cleared form) comes through
  const keep = () => {
    window.clearTimeout(timer);
    timer = undefined;
    if (!sent) keepDraft(name, form);
  };
  watch(
    form,
    () => {
      if (!sent) timer ??= window.setTimeout(keep, 300);
    },
    { deep: true },
  );
  window.addEventListener('pagehide', keepNow);
  function keepNow() {
    if (timer !== undefined) keep();
  }
  onScopeDispose(() => {
    keepNow();
    window.removeEventListener('pagehide', keepNow);
  });
  return () => {
    sent = true;
    void nextTick(() => (sent = false));
    window.clearTimeout(timer);
    timer = undefined;
    dropDraft(name);
  };
}
