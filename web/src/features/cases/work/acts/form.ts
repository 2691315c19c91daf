import { reactive, toRaw } from 'vue';
import { useActing } from '@/shared/acting';
import { useDraft } from '@/shared/drafts';

// What every act's form is given: where its typed words are kept, and how it is sent. Whoever gives `send` adds case and
// version, and takes the answered case.
export interface ActFormProps {
  draft: string;
  send: (fields: object, key: string) => Promise<void>;
}

export function useActForm<F extends object>(props: ActFormProps, initial: F) {
  const form = reactive(initial) as F;
  const sent = useDraft(props.draft, form);
  const acting = useActing();

  // `shape` turns what the form holds into what the act takes, where the two differ.
  async function submit(shape: (form: F) => object = (same) => same): Promise<void> {
    const done = await acting.act(shape({ ...toRaw(form) }), async (fields, key) => {
      await props.send(fields, key);
      return true;
    });
    if (done) sent();
  }
  return { form, submit, busy: acting.busy, trouble: acting.trouble, wrong: acting.fieldTrouble };
}
