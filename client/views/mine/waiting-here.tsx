import { useApp, useSelected } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { keyOf } from '../../sync/model.ts';
import type { Line } from '../../sync/outbox.ts';
import { Whereabouts } from '../country/whereabouts.tsx';
import { ChangedFields } from './changed-fields.tsx';
import { PlaceLink } from './place-link.tsx';

/** What the server has not received: each can be opened, changed there, and withdrawn alone while it was never sent. */
export function WaitingHere() {
  const { t } = useApp().words;
  const lines = useSelected((state) => state.outbox.lines);
  const waiting = Object.values(lines).filter(({ entries, refusal }) => entries.length > 0 || refusal);
  return (
    <section aria-labelledby="mine-here">
      <h2 id="mine-here" data-focus tabIndex={-1}>
        {t('mine.here', { count: waiting.length })}
      </h2>
      {waiting.length === 0 && <p class="quiet">{t('mine.here.none')}</p>}
      <ul>
        {waiting.map((line) => (
          <Waiting key={keyOf(line.address)} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ line }: { line: Line }) {
  const {
    sync,
    words: { t, rich },
  } = useApp();
  const { address, entries, refusal } = line;
  const last = entries.at(-1);
  const patch = Object.assign({}, refusal?.patch, ...entries.map((entry) => entry.patch));
  const unsent = refusal !== null || last?.state === 'open' || last?.state === 'ready';
  return (
    <li>
      <PlaceLink address={address} />{' '}
      <ChangedFields fields={Object.keys(patch)} status={patch.status ?? null} />{' '}
      {last && <span class="quiet">{rich('mine.written', { time: <When iso={last.writtenAt} /> })}</span>}{' '}
      <Whereabouts line={line} />{' '}
      {unsent && (
        <button
          type="button"
          aria-label={t('mine.withdrawOf', { item: address.item })}
          onClick={() => {
            sync.dispatch({ is: 'discard', key: keyOf(address) });
            document.getElementById('mine-here')?.focus();
          }}
        >
          {t('mine.withdraw')}
        </button>
      )}
      {!unsent && <span class="quiet">{t('mine.onItsWay')}</span>}
    </li>
  );
}
