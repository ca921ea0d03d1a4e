import { useApp, useSelected } from '../../elements/app-context.ts';
import { fields, keyOf, type RecordedResponse, type ResponseAddress, type Values } from '../../sync/model.ts';
import { isHeldBack, type Line } from '../../sync/outbox.ts';
import { tooMany } from '../../sync/texts.ts';
import { keepFocusAt } from './keep-focus.ts';
import { useEdit } from './use-edit.ts';

interface Props {
  readonly address: ResponseAddress;
  readonly values: Values;
  readonly server: RecordedResponse | undefined;
  readonly line: Line;
}

/** Where what one did is now, in words that are true at every moment. */
export function Whereabouts({ line }: { line: Line }) {
  const { t, time } = useApp().words;
  const held = useSelected((state) =>
    state.session.is !== 'in'
      ? 'signedOut'
      : state.holding?.kind === 'server'
        ? 'serverFault'
        : state.holding?.kind === 'turned-away'
          ? 'turnedAway'
          : // Until an answer comes it stays so in words: while it tries again it is still true.
            state.holding || state.outbox.attempt > 0
            ? 'kept'
            : null,
  );
  const incident = useSelected((state) => state.holding?.incident ?? '–');
  const message = useSelected((state) => state.holding?.message ?? '');
  if (line.conflict) return <span class="waiting">{t('where.conflict')}</span>;
  if (line.refusal)
    return <span class="failed">{t('where.refused', { message: line.refusal.message })}</span>;
  if (line.entries.length > 0) {
    const [head] = line.entries;
    if (head && isHeldBack(head)) {
      const count = tooMany('narrative', head.patch.narrative) + tooMany('note', head.note);
      return <span class="waiting">{t('where.tooLong', { count })}</span>;
    }
    if (held) return <span class="waiting">{t(`where.${held}`, { incident, message })}</span>;
    return (
      <span>{t(line.entries.some((entry) => entry.state !== 'open') ? 'where.saving' : 'where.open')}</span>
    );
  }
  if (!line.receipt) return null;
  return (
    <span class="saved">
      <span aria-hidden="true">✓ </span>
      {t('where.received', { time: time(line.receipt.at) })}
    </span>
  );
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
        {t(line.refusal ? 'item.giveUp' : 'item.takeBack')}
      </button>
    );
  }
  const stands =
    receipt && fields.every((field) => !(field in receipt.after) || receipt.after[field] === values[field]);
  // A return needs its reason, so it isn't set back by a button.
  if (last || !server || !receipt || !stands || receipt.before.status === 'RETURNED') return null;
  return (
    <button
      type="button"
      class="plain"
      onClick={() => {
        edit(receipt.before, { seen: values, base: server.revision, now: true });
        keepFocusAt(address.item, 'title');
      }}
    >
      {t('item.undo')}
    </button>
  );
}
