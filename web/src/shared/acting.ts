import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { Intention } from '@/api/intention';
import { asTrouble, Problem, type Trouble } from '@/api/problem';

export interface Acting {
  busy: Ref<boolean>;
  trouble: ShallowRef<Trouble | undefined>;
  // Carries the act out once; undefined when it did not happen, and `trouble` says why.
  act<B, T>(body: B, send: (body: B, key: string) => Promise<T>): Promise<T | undefined>;
  fieldTrouble(name: string): Problem | undefined;
}

// For one form or button: one intention at a time, no second press while the first is under way.
export function useActing(): Acting {
  const busy = ref(false);
  const trouble = shallowRef<Trouble>();
  const intention = new Intention();

  async function act<B, T>(body: B, send: (body: B, key: string) => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    trouble.value = undefined;
    try {
      return await intention.carryOut(body, (key) => send(body, key));
    } catch (error) {
      trouble.value = asTrouble(error);
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  const fieldTrouble = (name: string) =>
    trouble.value instanceof Problem && trouble.value.field.split('/').includes(name) ? trouble.value : undefined;

  return { busy, trouble, act, fieldTrouble };
}
