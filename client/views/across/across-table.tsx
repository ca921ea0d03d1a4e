import { Fragment } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { keyOf } from '../../sync/model.ts';
import type { AcrossData } from '../../sync/topics/across.ts';
import { takenOver } from '../carried/taken-over.ts';
import { missingOf } from '../country/missing.ts';
import { editingOf } from '../country/use-edit.ts';
import { type AcrossAddress, type Group, groups } from './across-address.ts';
import { AcrossCard } from './across-card.tsx';
import { AcrossLine } from './across-line.tsx';
import { type AcrossRow, isRatable, isSubmittable } from './across-rows.ts';
import { GroupHead } from './group-head.tsx';
import type { AskedItem } from './parties.ts';
import { focusAnswer, focusRow, rowBeside } from './row-focus.ts';
import type { Placed } from './use-places.ts';

interface Props {
  readonly placed: readonly Placed[];
  /** What of it the address lets through. */
  readonly shown: readonly Placed[];
  readonly chosen: ReadonlySet<string>;
  readonly data: AcrossData;
  readonly address: AcrossAddress;
  readonly item: AskedItem;
  readonly onChoose: (keys: readonly string[], on: boolean) => void;
  /** Writes an answer and all with which it is in step. */
  readonly onTogether: (row: AcrossRow) => void;
}

/** Where the focus goes once what was asked for stands there. */
type Going = { to: 'row' | 'answer'; country: string } | null;

/** One row a country, to go through by keyboard; the one that is opened is written in. */
export function AcrossTable({ placed, shown, chosen, data, address, item, ...on }: Props) {
  const {
    sync,
    words: { t },
  } = useApp();
  const [at, setAt] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const going = useRef<Going>(null);
  useLayoutEffect(() => {
    if (!going.current) return;
    const { to, country } = going.current;
    going.current = null;
    if (to === 'row') focusRow(country);
    else focusAnswer(item.code);
  });
  const rows = shown.map(({ row }) => row);
  const current = rows.some(({ address: { country } }) => country === at) ? at : rows[0]?.address.country;
  const openRow = (country: string) => {
    setAsking(false);
    if (open === country) focusAnswer(item.code);
    setOpen(country);
    going.current = open === country ? null : { to: 'answer', country };
  };
  const close = (row: AcrossRow) => {
    editingOf(sync, row.address).settle();
    setAsking(false);
    setOpen(null);
    going.current = { to: 'row', country: row.address.country };
  };
  const takeOver = (row: AcrossRow) => {
    const texts = row.carried?.from.flatMap(({ narrative }) => narrative ?? []) ?? [];
    const text = texts.join('\n\n');
    if (!isRatable(row)) return;
    // Taken over once; whoever presses the key again is brought to the field.
    if (text !== '' && !row.values.narrative?.includes(text)) {
      const patch = takenOver(row.values, text, row.carried?.rating ?? null);
      editingOf(sync, row.address).edit(patch, { seen: row.values, base: row.server?.revision ?? 0 });
    }
    openRow(row.address.country);
  };
  const submit = (row: AcrossRow, anyway = false) => {
    if (!isSubmittable(row)) return;
    if (!anyway && missingOf(row.values) !== null) {
      setOpen(row.address.country);
      setAsking(true);
      return;
    }
    const base = row.server?.revision ?? 0;
    editingOf(sync, row.address).edit({ status: 'SUBMITTED' }, { seen: row.values, base, now: true });
    close(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const line = target.closest<HTMLElement>('tr[data-country]');
    const row = rows.find(({ address: { country } }) => country === line?.dataset.country);
    if (!row) return;
    const place = target === line && line.classList.contains('across-line') ? 'row' : placeOf(target);
    const act = actOf(event, place);
    if (!act) return;
    event.preventDefault();
    if (act === 'up' || act === 'down') rowBeside(row.address.country, act)?.focus();
    else if (act === 'choose') on.onChoose([row.key], !chosen.has(row.key));
    else if (act === 'open') openRow(row.address.country);
    else if (act === 'take') takeOver(row);
    else if (act === 'submit') submit(row);
    else if (open === row.address.country) close(row);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows that are gone through by arrow keys and chosen are ARIA’s grid. */}
      <table class="across" role="grid" aria-label={t('across.table')} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <td class="box" />
            <th scope="col">{t('across.country')}</th>
            <th scope="col">{t('across.status')}</th>
            <th scope="col">{t('item.rating')}</th>
            <th scope="col">{t('across.text')}</th>
            <th scope="col" class="was">
              {t('across.lastRating')}
            </th>
            <th scope="col" class="was">
              {t('across.lastText')}
            </th>
            <th scope="col">{t('across.where')}</th>
          </tr>
        </thead>
        {sectionsOf(placed, shown, address.order).map(({ group, all, lines }) => (
          <tbody key={group}>
            <GroupHead
              group={group}
              count={all.filter(({ row }) => row.group === group).length}
              folded={lines.length === 0}
              address={address}
            />
            {lines.map(({ row }) => {
              const { country } = row.address;
              return (
                <Fragment key={country}>
                  <AcrossLine
                    row={row}
                    current={current === country}
                    chosen={chosen.has(row.key)}
                    open={open === country}
                    onChoose={(chosenNow) => on.onChoose([row.key], chosenNow)}
                    onOpen={() => (open === country ? close(row) : openRow(country))}
                    onEnter={() => setAt(country)}
                  />
                  {open === country && (
                    <AcrossCard
                      row={row}
                      item={item}
                      data={data}
                      mark={data.marks[keyOf(row.address)]}
                      asking={asking}
                      onTogether={() => {
                        setOpen(null);
                        on.onTogether(row);
                      }}
                      onSubmit={() => submit(row, true)}
                      onCancel={() => {
                        setAsking(false);
                        going.current = { to: 'answer', country };
                      }}
                    />
                  )}
                </Fragment>
              );
            })}
          </tbody>
        ))}
      </table>
      {shown.length === 0 && <p class="quiet">{t(address.q ? 'across.noneFound' : 'across.none')}</p>}
      <p class="across-keys quiet small">
        {keys.map(([pressed, does]) => (
          <span key={does}>
            {pressed.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}{' '}
            {t(`across.key.${does}`)}
          </span>
        ))}
      </p>
    </>
  );
}

interface Section {
  /** Null: one list of all. */
  readonly group: Group | null;
  readonly all: readonly Placed[];
  readonly lines: readonly Placed[];
}

/** By urgency there is a section for each group; in another order one list. */
function sectionsOf(
  placed: readonly Placed[],
  shown: readonly Placed[],
  order: AcrossAddress['order'],
): readonly Section[] {
  if (order !== 'urgent') return [{ group: null, all: placed, lines: shown }];
  return groups
    .map((group) => ({
      group,
      all: placed.filter((one) => one.group === group),
      lines: shown.filter((one) => one.group === group),
    }))
    .filter(({ all }) => all.length > 0);
}

const keys = [
  [['↑', '↓'], 'row'],
  [['Space'], 'choose'],
  [['Enter'], 'open'],
  [['L'], 'take'],
  [['Ctrl', 'Enter'], 'submit'],
  [['Esc'], 'close'],
] as const;

type Act = 'up' | 'down' | 'choose' | 'open' | 'take' | 'submit' | 'close';

type Place = 'row' | 'answer' | 'form' | 'other';

/** Where in an opened row a key was pressed: in its answer, in a form that asks for something more, or elsewhere. */
function placeOf(target: Element): Place {
  if (target.closest('.ask')) return 'form';
  return target.closest('.answer') ? 'answer' : 'other';
}

/** What a key asks for; most only where the row itself has the focus. A form keeps its keys, and what is typed into it. */
function actOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, place: Place): Act | null {
  if (place === 'form') return null;
  if (key === 'Enter' && (ctrlKey || metaKey)) return place === 'other' ? null : 'submit';
  if (ctrlKey || metaKey || altKey || shiftKey) return null;
  if (key === 'Escape') return 'close';
  if (place !== 'row') return null;
  const acts: Readonly<Record<string, Act>> = {
    ArrowUp: 'up',
    ArrowDown: 'down',
    ' ': 'choose',
    Enter: 'open',
    l: 'take',
    L: 'take',
  };
  return acts[key] ?? null;
}
