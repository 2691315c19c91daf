import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { Problem } from '@/api/problem';
import type { Credentials, OwnPassword, SessionView } from '@/api/types';
import { draftsBelongTo, dropAllDrafts } from '@/shared/drafts';
import { changeOwnPassword, readSession, signIn, signOut } from './api';

export const useSession = defineStore('session', () => {
  const view = shallowRef<SessionView>();
  const asked = ref(false);
  const again = shallowRef<{ promise: Promise<boolean>; answer(yes: boolean): void }>(); // the sign-in dialog is open

  function take(session: SessionView | undefined): void {
    view.value = session;
    asked.value = true;
    if (session) draftsBelongTo(session.account);
  }

  // Asks the server once who is signed in.
  async function ensure(): Promise<void> {
    if (asked.value) return;
    try {
      take(await readSession());
    } catch (error) {
      if (error instanceof Problem && error.status === 401) take(undefined);
      // Anything else: nobody knows. The page asks again next time.
    }
  }

  // The token of this page is old. True when the same person is still signed in, with a new one.
  async function renewed(): Promise<boolean> {
    const before = view.value;
    if (!before) return false;
    const now = await readSession().catch(() => undefined);
    if (now?.account !== before.account || now.csrf === before.csrf) return false;
    take(now);
    return true;
  }

  async function login(credentials: Credentials): Promise<void> {
    take(await signIn(credentials));
  }

  async function changePassword(change: OwnPassword, key: string): Promise<boolean> {
    take(await changeOwnPassword(change, key));
    return true;
  }

  async function logout(): Promise<void> {
    await signOut().catch(() => undefined);
    dropAllDrafts();
    take(undefined);
  }

  // Several requests may find the session ended at once: one dialog answers them all.
  function signInAgain(): Promise<boolean> {
    if (!view.value) return Promise.resolve(false);
    if (!again.value) {
      let answer: (yes: boolean) => void = () => undefined;
      const promise = new Promise<boolean>((resolve) => {
        answer = (yes) => {
          again.value = undefined;
          resolve(yes);
        };
      });
      again.value = { promise, answer };
    }
    return again.value.promise;
  }

  return {
    view,
    again,
    csrf: computed(() => view.value?.csrf ?? ''),
    can: (permission: string) => view.value?.permissions.includes(permission) ?? false,
    ensure,
    renewed,
    login,
    changePassword,
    logout,
    signInAgain,
  };
});
