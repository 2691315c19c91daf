import { onScopeDispose, ref, type Ref } from 'vue';

// What happens in the centre, as the server tells it (server-sent events). A page that follows loads anew when something
// has happened, a burst of acts once. The browser reconnects by itself after a broken line; where the server has ended
// the stream (a session that is over, a restart) we do. `live` says whether what is shown can be trusted to be of now.
const again = 5_000; // after the stream was ended
const gather = 1_500; // acts within this time make one load
const anyway = 60_000; // while the line is down, and so that a missed event costs no more than this

export function useLive(address: string, changed: () => void): { live: Ref<boolean>; restart(): void } {
  const live = ref(false);
  let source: EventSource | undefined;
  let retry: number | undefined;
  let waiting: number | undefined;

  function soon(): void {
    waiting ??= window.setTimeout(() => {
      waiting = undefined;
      changed();
    }, gather);
  }
  function open(): void {
    window.clearTimeout(retry);
    source?.close();
    source = new EventSource(address);
    source.onopen = () => {
      if (!live.value) changed();
      live.value = true;
    };
    source.onerror = () => {
      live.value = false;
      if (source?.readyState === EventSource.CLOSED) {
        // Loading asks to sign in again where that is the reason.
        soon();
        retry = window.setTimeout(open, again);
      }
    };
    source.addEventListener('act', soon);
    source.addEventListener('sync', soon);
  }
  const timer = window.setInterval(changed, anyway);
  open();
  onScopeDispose(() => {
    source?.close();
    window.clearTimeout(retry);
    window.clearTimeout(waiting);
    window.clearInterval(timer);
  });
  return { live, restart: open };
}
