import { useState } from 'preact/hooks';
import { hrefOf } from '../routing/routes.ts';
import { fields, keyOf, type Patch, valuesNamedBy } from '../sync/model.ts';
import type { Line } from '../sync/outbox.ts';
import { useApp, useReference, useSelected } from './app-context.ts';
import { RefusalWords } from './refusal-words.tsx';
import type { Undoable, UndoProps } from './undoable.ts';

/**
 * Takes back what was done with many answers, as long as nothing else happened to them. It goes by the outbox like any
 * change, on top of the revision that was left: what somebody changes meanwhile clashes and is overwritten by nobody.
 */
export function UndoDone({ done, current, onUndo }: UndoProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const lines = useSelected((state) => state.outbox.lines);
  const [undone, setUndone] = useState<readonly Undoable[]>([]);
  const open = done.filter(({ address, revision }) => {
    const key = keyOf(address);
    return (
      isIdle(lines[key]) && (current(key)?.revision ?? revision) <= revision && !isBack(lines[key], revision)
    );
  });
  const undo = () => {
    setUndone([...undone, ...open]);
    onUndo?.(open.map(({ address }) => keyOf(address)));
    for (const one of open) {
      const { address, now, back, revision: base } = one;
      const at = new Date().toISOString();
      const others = fields.filter((field) => !(field in back)).map((field) => [field, now[field]]);
      const seen = valuesNamedBy(back, now);
      const edit = {
        address,
        patch: back,
        seen,
        relied: Object.fromEntries(others) as Patch,
        base,
        note: null,
        at,
      };
      sync.dispatch({ is: 'edit', edit: { ...edit, mutationId: crypto.randomUUID() } });
      sync.dispatch({ is: 'settle', key: keyOf(address) });
    }
  };
  return (
    <>
      {open.length > 0 && (
        <>
          {' '}
          <button type="button" class="plain" onClick={undo}>
            {t('undone.many', { count: open.length })}
          </button>{' '}
          <span class="quiet">{t('undone.until')}</span>
        </>
      )}
      {undone.length > 0 && <Undone undone={undone} lines={lines} />}
    </>
  );
}

/** How many were taken back, and of each other one what came of it. */
function Undone({ undone, lines }: { undone: readonly Undoable[]; lines: Readonly<Record<string, Line>> }) {
  const { t, rich } = useApp().words;
  const { countries } = useReference();
  const lineOf = ({ address }: Undoable) => lines[keyOf(address)];
  const received = undone.filter((one) => isBack(lineOf(one), one.revision)).length;
  const waiting = undone.filter((one) => (lineOf(one)?.entries.length ?? 0) > 0).length;
  const others = undone.flatMap((one) => {
    const { conflict, refusal } = lineOf(one) ?? {};
    const why = conflict ? t('undone.changed') : refusal && <RefusalWords {...refusal} />;
    return why ? [{ ...one.address, why }] : [];
  });
  return (
    <>
      {' '}
      <span class={others.length > 0 ? 'waiting' : waiting > 0 ? '' : 'saved'}>
        {t('undone.manyDone', { received, count: undone.length, waiting, others: others.length })}
      </span>
      {others.map(({ country, cycle, agency, item, why }, index) => (
        <span key={`${country} ${agency} ${item}`} class="waiting">
          {index > 0 ? t('join.next') : ' '}
          {rich('join.colon', {
            what: (
              <a href={hrefOf({ view: 'country', country, cycle, agency: agency ?? 'team', item })}>
                {countries[country]?.name ?? country} {item}
              </a>
            ),
            more: why,
          })}
        </span>
      ))}
    </>
  );
}

/** Nothing of one's own is on its way, or waits for a choice. */
function isIdle(line: Line | undefined): boolean {
  return !line || (line.entries.length === 0 && !line.conflict && !line.refusal);
}

/** The server has what was sent after that revision. */
function isBack(line: Line | undefined, revision: number): boolean {
  return isIdle(line) && (line?.receipt?.revision ?? 0) > revision;
}
