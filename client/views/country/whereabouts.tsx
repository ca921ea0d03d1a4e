import { useApp, useSelected } from '../../elements/app-context.ts';
import { English, RefusalWords } from '../../elements/refusal-words.tsx';
import { keptIn } from '../../sync/kept-in.ts';
import { isHeldBack, type Line } from '../../sync/outbox.ts';
import { tooMany } from '../../sync/texts.ts';

/** Where what one did is now, in words that are true at every moment. */
export function Whereabouts({ line }: { line: Line }) {
  const { t, rich, time } = useApp().words;
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
  const kept = useSelected((state) => keptIn(state, line.address));
  const place = t('where.place', { kept });
  if (line.conflict) return <span class="waiting">{t('where.conflict', { place })}</span>;
  if (line.refusal)
    return (
      <span class="failed">{rich('where.refused', { message: <RefusalWords {...line.refusal} /> })}</span>
    );
  if (line.entries.length > 0) {
    const [head] = line.entries;
    if (head && isHeldBack(head)) {
      const count = tooMany('narrative', head.patch.narrative) + tooMany('note', head.note);
      return <span class="waiting">{t('where.tooLong', { count, place })}</span>;
    }
    if (held) {
      const said = { incident, message: <English text={message} />, place };
      return <span class="waiting">{rich(`where.${held}`, said)}</span>;
    }
    return (
      <span>
        {t(line.entries.some((entry) => entry.state !== 'open') ? 'where.saving' : 'where.open', { kept })}
      </span>
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
