import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { Problem } from '@/api/problem';
import type { VisitorView } from '@/api/types';
import * as api from './api';

// Who of the public has proved a phone in this browser. The cookie is the server's; what is kept here is gone with the tab.
export const useVisitor = defineStore('visitor', () => {
  const view = shallowRef<VisitorView>();
  const asked = ref(false);
  const ended = ref(false); // it was proved, and has run out meanwhile: what was typed stays on the page
  const waiting: ((yes: boolean) => void)[] = [];

  async function ensure(): Promise<void> {
    if (asked.value) return;
    try {
      view.value = await api.readVisitor();
      asked.value = true;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) asked.value = true;
      else throw error;
    }
  }

  async function prove(phone: string, code: string): Promise<void> {
    const before = view.value;
    view.value = await api.prove(phone, code);
    asked.value = true;
    ended.value = false;
    const same = !before || before.phone === view.value.phone;
    waiting.splice(0).forEach((answer) => answer(same));
  }

  async function renewed(): Promise<boolean> {
    const before = view.value;
    if (!before) return false;
    const now = await api.readVisitor().catch(() => undefined);
    if (now?.phone !== before.phone || now.csrf === before.csrf) return false;
    view.value = now;
    return true;
  }

  async function leave(): Promise<void> {
    await api.leave().catch(() => undefined);
    view.value = undefined;
    ended.value = false;
    waiting.splice(0).forEach((answer) => answer(false));
  }

  function signInAgain(): Promise<boolean> {
    if (!view.value) return Promise.resolve(false);
    ended.value = true;
    return new Promise((resolve) => waiting.push(resolve));
  }

  return { view, ended, csrf: computed(() => view.value?.csrf ?? ''), ensure, prove, renewed, leave, signInAgain };
});
