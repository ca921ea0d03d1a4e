import { useRef, useState } from 'preact/hooks';
import { useReference, useWords } from '../../elements/app-context.ts';
import { memo } from '../../elements/memo.ts';
import type { Presence } from '../../operations/operations.generated.ts';
import type { PresenceMap } from './presence-edits.ts';
import { letters, presences } from './presence-words.ts';

interface Props {
  /** The codes of the countries that are shown, in their order. */
  readonly countries: readonly string[];
  readonly agencies: readonly string[];
  readonly base: PresenceMap;
  readonly edits: PresenceMap;
  readonly onSet: (country: string, agency: string, presence: Presence) => void;
}

type Place = readonly [row: number, column: number];

const typed: Readonly<Record<string, Presence>> = {
  r: 'RESIDENT',
  p: 'PROJECT_STAFF',
  n: 'NON_RESIDENT',
  '-': 'NONE',
  Delete: 'NONE',
  Backspace: 'NONE',
};

/** Countries and agencies as a grid to type into: arrows go from cell to cell, a letter says how, a press the next way. */
export function PresenceGrid({ countries, agencies, base, edits, onSet }: Props) {
  const { t } = useWords();
  const reference = useReference();
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<Place>([0, 0]);
  const valueAt = (cell: string) => edits.get(cell) ?? base.get(cell) ?? 'NONE';
  const row = Math.min(active[0], countries.length - 1);
  const focusAt = ([to, column]: Place) => {
    const place: Place = [clamp(to, countries.length), clamp(column, agencies.length)];
    setActive(place);
    const cell = table.current?.querySelectorAll('tbody tr')[place[0]]?.children[place[1] + 1];
    if (cell instanceof HTMLElement) cell.focus();
  };
  const set = ([to, column]: Place, presence?: Presence) => {
    const [country, agency] = [countries[to], agencies[column]];
    if (country === undefined || agency === undefined) return;
    const now = presences.indexOf(valueAt(`${country}/${agency}`));
    onSet(country, agency, presence ?? (presences[(now + 1) % presences.length] as Presence));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
    const [at, column] = place;
    // Left and right are meant as one sees them.
    const right = document.documentElement.dir === 'rtl' ? -1 : 1;
    const moves: Readonly<Record<string, Place>> = {
      ArrowUp: [at - 1, column],
      ArrowDown: [at + 1, column],
      ArrowLeft: [at, column - right],
      ArrowRight: [at, column + right],
      PageUp: [at - 10, column],
      PageDown: [at + 10, column],
      Home: [at, 0],
      End: [at, agencies.length - 1],
    };
    const move = moves[event.key];
    const presence = typed[event.key] ?? typed[event.key.toLowerCase()];
    if (move) focusAt(move);
    else if (presence) set(place, presence);
    else if (event.key === ' ' || event.key === 'Enter') set(place);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (!place) return;
    focusAt(place);
    set(place);
  };
  return (
    <div class="presence-frame">
      <table
        ref={table}
        class="presence"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is typed into is ARIA’s grid.
        role="grid"
        aria-label={t('cycles.presenceGrid')}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <thead>
          <tr>
            <th scope="col">{t('cycles.country')}</th>
            {agencies.map((code) => (
              <th key={code} scope="col" title={reference.agencies[code]?.name}>
                <span>{reference.agencies[code]?.acronym ?? code}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {countries.map((code, at) => (
            <Row
              key={code}
              country={code}
              agencies={agencies}
              values={agencies.map((agency) => valueAt(`${code}/${agency}`)).join(' ')}
              changed={agencies.map((agency) => (edits.has(`${code}/${agency}`) ? '1' : '0')).join('')}
              active={at === row ? active[1] : -1}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly country: string;
  readonly agencies: readonly string[];
  /** In one text each, so that a row is drawn again only when one of its own cells changes. */
  readonly values: string;
  readonly changed: string;
  /** The column in which the focus is, or comes back to. */
  readonly active: number;
}

const Row = memo(function Row({ country, agencies, values, changed, active }: RowProps) {
  const { t } = useWords();
  const reference = useReference();
  const name = reference.countries[country]?.name ?? country;
  const kinds = values.split(' ') as Presence[];
  return (
    <tr>
      <th scope="row">{name}</th>
      {agencies.map((agency, column) => {
        const kind = kinds[column] ?? 'NONE';
        const isChanged = changed[column] === '1';
        return (
          <td
            key={agency}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of that grid.
            role="gridcell"
            tabIndex={column === active ? 0 : -1}
            class={`is-${kind}${isChanged ? ' changed' : ''}`}
            aria-label={t('cycles.cell', {
              country: name,
              agency: reference.agencies[agency]?.acronym ?? agency,
              presence: t(`cycles.presence.${kind}`),
              changed: isChanged ? 'yes' : 'no',
            })}
          >
            {letters[kind]}
          </td>
        );
      })}
    </tr>
  );
});

function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest('td') : null;
  const line = cell?.parentElement;
  if (!cell || !(line instanceof HTMLTableRowElement)) return null;
  return [line.sectionRowIndex, cell.cellIndex - 1];
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(value, length - 1));
}
