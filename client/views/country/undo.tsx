import { useApp } from '../../elements/app-context.ts';
import { fields, keyOf, type RecordedResponse, type ResponseAddress, type Values } from '../../sync/model.ts';
import type { Line } from '../../sync/outbox.ts';
import { keepFocusAt } from './keep-focus.ts';
import { useEdit } from './use-edit.ts';

interface Props {
  readonly address: ResponseAddress;
  readonly values: Values;
  readonly server: RecordedResponse | undefined;
  readonly line: Line;
}

/** Takes back what was not sent, gives up what was refused, or sets back what was received last. */
export function Undo({ address, values, server, line }: Props) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { edit } = useEdit(address);
  const discard = () => {
    sync.dispatch({ is: 'discard', key: keyOf(address) });
    keepFocusAt(address.item, 'title');
  };
  if (line.conflict) return null;
  const { receipt } = line;
  const last = line.entries.at(-1);
  if (line.refusal || last?.state === 'open' || last?.state === 'ready') {
    return (
      <button type="button" class="plain" onClick={discard}>
        {t(line.refusal ? 'undo.giveUp' : 'undo.takeBack')}
      </button>
    );
  }
  const stands =
    receipt && fields.every((field) => !(field in receipt.after) || receipt.after[field] === values[field]);
  // A return needs its reason, so it isn't set back by a button.
  if (last || !server || !receipt || !stands || receipt.before.status === 'RETURNED') return null;
  // What others did since stands on it, and is no change of one's own.
  if (server.revision > receipt.revision) return null;
  return (
    <button
      type="button"
      class="plain"
      onClick={() => {
        edit(receipt.before, { seen: values, base: server.revision, now: true });
        keepFocusAt(address.item, 'title');
      }}
    >
      {t('undo.last')}
    </button>
  );
}
