import { onBeforeUnmount, onMounted } from 'vue';

// Function keys of one page, while `when` holds. The browser's own meaning of these keys stays out of the way.
export function useHotkeys(keys: Record<string, () => void>, when: () => boolean = () => true): void {
  function press(event: KeyboardEvent) {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!event.repeat && when()) act();
  }
  onMounted(() => window.addEventListener('keydown', press));
  onBeforeUnmount(() => window.removeEventListener('keydown', press));
}
