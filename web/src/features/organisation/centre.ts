import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { Centre } from '@/api/types';
import { onReconnect } from '@/shared/connection';
import { readCentre } from './api';

// The centre whose name stands over every page.
export const useCentre = defineStore('centre', () => {
  const centre = shallowRef<Centre>();
  async function load(): Promise<void> {
    if (centre.value) return;
    centre.value = await readCentre().catch(() => undefined);
  }
  onReconnect(() => void load());
  return { centre, load };
});
