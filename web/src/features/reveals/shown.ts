import { getCurrentScope, onScopeDispose, ref, type Ref } from 'vue';

export interface Shown {
  value: Ref<string>; // empty: masked
  left: Ref<number>; // seconds
  show(value: string, seconds: number): void;
  hide(): void;
}

// A value that is on the screen for a while and then gone. It counts against the clock, so that a window that was in the
// background does not show it longer.
export function useShown(now: () => number = () => Date.now()): Shown {
  const value = ref('');
  const left = ref(0);
  let until = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function hide() {
    if (timer) clearInterval(timer);
    timer = undefined;
    value.value = '';
    left.value = 0;
  }
  function tick() {
    left.value = Math.max(0, Math.ceil((until - now()) / 1000));
    if (left.value === 0) hide();
  }
  function show(given: string, seconds: number) {
    hide();
    until = now() + seconds * 1000;
    value.value = given;
    timer = setInterval(tick, 1000);
    tick();
  }
  if (getCurrentScope()) onScopeDispose(hide);
  return { value, left, show, hide };
}
