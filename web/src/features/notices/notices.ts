import { defineStore } from 'pinia';
import { ref } from 'vue';
import { countNotices } from './api';

const every = 60_000;
const idleAfter = 5 * 60_000;

// How many notices are unread. It is asked every minute while somebody works here: asking for ever would keep the session of
// a computer alive that nobody sits at.
export const useNotices = defineStore('notices', () => {
  const unread = ref(0);
  let lastTouch = Date.now();
  let timer: number | undefined;
  const touched = () => (lastTouch = Date.now());

  async function ask(): Promise<void> {
    if (document.hidden || Date.now() - lastTouch > idleAfter) return;
    const counted = await countNotices().catch(() => undefined);
    if (counted) unread.value = counted.unread;
  }
  function start(): void {
    if (timer !== undefined) return;
    for (const name of ['pointerdown', 'keydown']) window.addEventListener(name, touched, { passive: true });
    timer = window.setInterval(() => void ask(), every);
    void ask();
  }
  function stop(): void {
    window.clearInterval(timer);
    timer = undefined;
    for (const name of ['pointerdown', 'keydown']) window.removeEventListener(name, touched);
    unread.value = 0;
  }
  return { unread, start, stop, ask };
});
