import { ref, watch } from 'vue';

// How this computer shows pages: large text and high contrast, kept in this browser and shared by the public and the
// staff pages.
function kept(key: string, look: string) {
  const on = ref(localStorage.getItem(key) === 'yes');
  watch(
    on,
    (yes) => {
      document.documentElement.classList.toggle(look, yes);
      localStorage.setItem(key, yes ? 'yes' : 'no');
    },
    { immediate: true, flush: 'sync' },
  );
  return on;
}

export const largeText = kept('ow.large-text', 'large-text');
export const highContrast = kept('ow.high-contrast', 'high-contrast');
