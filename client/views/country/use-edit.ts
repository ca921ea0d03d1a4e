import { useApp } from '../../elements/app-context.ts';
import { keyOf, type Patch, type ResponseAddress, type Values, valuesNamedBy } from '../../sync/model.ts';
import type { Sync } from '../../sync/runtime.ts';

export interface Editing {
  /** `seen` and `base` are what the person had before their eyes, which is not always the newest. */
  readonly edit: (patch: Patch, options: { seen: Values; base: number; now?: boolean }) => void;
  /** The person left the field: no need to wait for a pause. */
  readonly settle: () => void;
}

/** Hands what the person changes to the outbox. */
export function useEdit(address: ResponseAddress): Editing {
  return editingOf(useApp().sync, address);
}

/** The same for a view that edits many answers. */
export function editingOf(sync: Sync, address: ResponseAddress): Editing {
  const key = keyOf(address);
  const settle = () => sync.dispatch({ is: 'settle', key });
  return {
    settle,
    edit: (patch, { seen, base, now }) => {
      sync.dispatch({
        is: 'edit',
        edit: {
          address,
          patch,
          seen: valuesNamedBy(patch, seen),
          base,
          note: null,
          mutationId: crypto.randomUUID(),
          at: new Date().toISOString(),
        },
      });
      if (now) settle();
    },
  };
}
