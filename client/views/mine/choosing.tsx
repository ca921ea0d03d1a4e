import { useState } from 'preact/hooks';
import { useApp, useSelected } from '../../elements/app-context.ts';
import { settleOnceReceived } from '../../sync/choices.ts';
import {
  type Field,
  fields,
  isSame,
  keyOf,
  keyOfRecorded,
  type Patch,
  type ResponseAddress,
  valuesNamedBy,
} from '../../sync/model.ts';
import type { Conflict, Line } from '../../sync/outbox.ts';
import type { OpenConflict } from '../../sync/topics/conflicts.ts';
import { ConflictChoice } from '../country/conflict-choice.tsx';
import { PlaceLink } from './place-link.tsx';

/** Where one has to choose: conflicts of this window, and those that the server has from any of one's devices. */
export function Choosing({ open }: { open: readonly OpenConflict[] }) {
  const { t } = useApp().words;
  const lines = useSelected((state) => state.outbox.lines);
  const chosen = useChosen();
  const here = Object.values(lines).filter(({ conflict }) => conflict);
  const known = new Set(here.map(({ conflict }) => conflict?.id));
  const elsewhere = open.filter(({ id }) => !known.has(id) && !chosen.ids.has(id));
  const count = here.length + elsewhere.length;
  if (count === 0) return null;
  return (
    <section aria-labelledby="mine-choose">
      <h2 id="mine-choose" data-focus tabIndex={-1}>
        {t('mine.choose', { count })}
      </h2>
      <p class="quiet small">{t('mine.choose.where')}</p>
      {here.map((line) => (
        <Here key={keyOf(line.address)} line={line} />
      ))}
      {elsewhere.map((one) => (
        <Elsewhere key={one.id} open={one} line={lines[keyOfRecorded(one.response)]} onChosen={chosen.add} />
      ))}
    </section>
  );
}

/** What was chosen here goes at once, before the server has said so. */
function useChosen() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const add = (id: string) => {
    setIds((before) => new Set([...before, id]));
    // The section goes with its last conflict: then the next one takes the focus.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#mine-choose, #mine-here')?.focus());
  };
  return { ids, add };
}

/** One of this window’s own: it is chosen about beside its answer, where the text can be written anew. */
function Here({ line: { address, conflict } }: { line: Line }) {
  const { t } = useApp().words;
  if (!conflict) return null;
  return (
    <article class="mine-conflict">
      <h3>
        <PlaceLink address={address} />
      </h3>
      <p>{t('mine.choose.here', { fields: conflict.fields.length })}</p>
    </article>
  );
}

interface Props {
  readonly open: OpenConflict;
  readonly line: Line | undefined;
  readonly onChosen: (id: string) => void;
}

/** One that was written on another device, or in a window that is closed. */
function Elsewhere({ open, line, onChosen }: Props) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { id, response, note, writtenAt, at } = open;
  const { cycleCode: cycle, countryCode: country, agencyCode: agency, itemCode: item } = response;
  const address: ResponseAddress = { cycle, country, agency, item };
  // What a decision relied on goes along as it was read: it is not what was written.
  const own = open.mine.filter(({ from, to }) => !isSame(from, to));
  const sent = Object.fromEntries(own.map(({ field, to }) => [field, to])) as Patch;
  const [text, setText] = useState<string | null>(null);
  const mine = text === null ? sent : { ...sent, narrative: text || null };
  const conflict: Conflict = { id, fields: open.fields, mine, note, writtenAt: writtenAt ?? at };
  const clashing = new Set(open.fields.map(({ field }) => field as Field));
  const choose = (keep: 'mine' | 'theirs') => {
    const key = keyOf(address);
    const kept = fields
      .filter((field) => field in mine && (keep === 'mine' || !clashing.has(field)))
      .filter((field) => !isSame(mine[field], response[field]));
    const patch = Object.fromEntries(kept.map((field) => [field, mine[field]])) as Patch;
    if (kept.length > 0) {
      const edit = { address, patch, seen: valuesNamedBy(patch, response), base: response.revision };
      const why = { note: 'status' in patch ? note : null };
      const once = { mutationId: crypto.randomUUID(), at: new Date().toISOString() };
      sync.dispatch({ is: 'edit', edit: { ...edit, ...why, ...once } });
      sync.dispatch({ is: 'settle', key });
    }
    settleOnceReceived(sync, key, id, keep === 'mine' ? 'MINE' : 'THEIRS');
    onChosen(id);
  };
  const leave = () => {
    settleOnceReceived(sync, keyOf(address), id, 'THEIRS');
    onChosen(id);
  };
  if (!open.fields.some(({ field }) => field in sent)) {
    return (
      <article class="mine-conflict">
        <h3>
          <PlaceLink address={address} />
        </h3>
        <p>{t('mine.choose.again')}</p>
        <button type="button" onClick={leave}>
          {t('mine.choose.leave')}
        </button>
      </article>
    );
  }
  const both = [sent.narrative, response.narrative].filter(Boolean).join('\n\n');
  const busy =
    line !== undefined && (line.entries.length > 0 || line.conflict !== null || line.refusal !== null);
  return (
    <article class="mine-conflict">
      <h3>
        <PlaceLink address={address} />
      </h3>
      {busy ? (
        <p>{t('mine.choose.busy')}</p>
      ) : (
        <ConflictChoice
          conflict={conflict}
          server={response}
          onChoose={choose}
          onNew={() => {
            setText(text ?? both);
            requestAnimationFrame(() => document.getElementById(`new-${id}`)?.focus());
          }}
        />
      )}
      {!busy && text !== null && (
        <label class="mine-new">
          {t('mine.choose.new')}
          <textarea
            id={`new-${id}`}
            dir="auto"
            rows={6}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
      )}
    </article>
  );
}
