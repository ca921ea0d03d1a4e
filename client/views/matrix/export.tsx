import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { csvOf } from '../../elements/csv.ts';
import { saveFile } from '../../elements/save-file.ts';
import { lookOf } from './cell-look.ts';
import type { GridContent } from './grid-content.ts';
import type { Column } from './grid-row.ts';

interface Props {
  readonly content: GridContent;
  readonly columns: readonly Column[];
  readonly cycle: string;
  /** What the numbers count and which rows there are, in words. */
  readonly counted: string;
}

/** The matrix as it is shown, row by row, as a file for a spreadsheet, with the number of rows said before and after. */
export function Export({ content, columns, cycle, counted }: Props) {
  const { t, exactTime } = useApp().words;
  const [saved, setSaved] = useState<{ count: number; at: string } | null>(null);
  const countries = content.groups.flatMap((group) => group.countries);
  const save = () => {
    const at = new Date().toISOString();
    const head = [
      t('export.country'),
      t('export.countryName'),
      t('matrix.export.region'),
      t('export.cycle'),
      t('matrix.export.counted'),
      t('matrix.export.asOf'),
      ...columns.map((column) => column.label),
    ];
    const body = countries.map(({ code, name, region }) => [
      code,
      name,
      region,
      cycle,
      counted,
      at,
      ...columns.map(({ agency }) => shownIn(content, code, agency)),
    ]);
    const stamp = at.slice(0, 16).replace(/[-:]/g, '');
    saveFile(`concord-matrix-${cycle}-${stamp}Z.csv`, csvOf([head, ...body]));
    setSaved({ count: countries.length, at });
  };
  return (
    <span class="export">
      <button type="button" onClick={save} disabled={countries.length === 0}>
        {t('export.button', { count: countries.length })}
      </button>
      <button type="button" onClick={() => print()}>
        {t('export.print')}
      </button>
      <span class="small quiet" role="status">
        {saved && t('export.saved', { count: saved.count, time: exactTime(saved.at) })}
      </span>
    </span>
  );
}

/** The number in a cell; empty where no answer is due. */
function shownIn({ whole, counted, measure }: GridContent, country: string, agency: string): number | null {
  const counts = counted.get(country)?.get(agency);
  const due = measure.rating ? whole.get(country)?.get(agency)?.total : counts?.total;
  return lookOf(counts, due ?? 0, measure).count;
}
