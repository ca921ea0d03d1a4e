import { useApp } from '../../elements/app-context.ts';
import { isRewritten, settleOnceReceived } from '../../sync/choices.ts';
import { keyOf, type RecordedResponse, type ResponseAddress, untouched } from '../../sync/model.ts';
import type { Conflict } from '../../sync/outbox.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { keepFocusAt } from './keep-focus.ts';
import { useEdit } from './use-edit.ts';

interface Props {
  readonly address: ResponseAddress;
  readonly conflict: Conflict;
  readonly server: RecordedResponse | undefined;
}

/** Two people changed one field: what it was, what each wrote, and the three ways out. */
export function ConflictPanel({ address, conflict, server }: Props) {
  const { sync } = useApp();
  const choose = (keep: 'mine' | 'theirs') => {
    sync.dispatch({
      is: 'choose',
      choice: {
        key: keyOf(address),
        keep,
        shown: server ?? untouched,
        revision: server?.revision ?? 0,
        mutationId: crypto.randomUUID(),
        at: new Date().toISOString(),
      },
    });
    settleOnceReceived(sync, keyOf(address), conflict.id, keep === 'mine' ? 'MINE' : 'THEIRS');
    keepFocusAt(address.item, 'title');
  };
  const { edit } = useEdit(address);
  // Both texts in the field above, to be made into one there; nothing goes before the person says so.
  const writeNew = () => {
    const both = [conflict.mine.narrative, server?.narrative].filter(Boolean).join('\n\n');
    const seen = server ?? untouched;
    if (!isRewritten(conflict)) edit({ narrative: both || null }, { seen, base: server?.revision ?? 0 });
    document.querySelector<HTMLTextAreaElement>(`#item-${address.item} .narrative-field textarea`)?.focus();
  };
  return <ConflictChoice conflict={conflict} server={server} onChoose={choose} onNew={writeNew} />;
}
