import { useWords } from '../../elements/app-context.ts';
import { Export } from '../../elements/export.tsx';
import { saveTable } from '../../export/save-table.ts';
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

/** The matrix as it is shown, row by row, for a spreadsheet. */
export function MatrixExport({ content, columns, cycle, counted }: Props) {
  const words = useWords();
  const { t } = words;
  const countries = content.groups.flatMap((group) => group.countries);
  const save = async (at: string) => {
    const head = [
      t('column.country'),
      t('column.countryName'),
      t('matrix.export.region'),
      t('column.cycle'),
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
    saveTable(`concord-matrix-${cycle}`, at, [head, ...body], words);
  };
  return <Export count={countries.length} save={save} />;
}

/** The number in a cell; empty where no answer is due. */
function shownIn({ whole, counted, measure }: GridContent, country: string, agency: string): number | null {
  const counts = counted.get(country)?.get(agency);
  const due = measure.rating ? whole.get(country)?.get(agency)?.total : counts?.total;
  return lookOf(counts, due ?? 0, measure).count;
}
