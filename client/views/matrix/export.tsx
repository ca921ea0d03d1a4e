import { useWords } from '../../elements/app-context.ts';
import { Export } from '../../elements/export.tsx';
import { saveTable } from '../../export/save-table.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import type { GridContent } from './grid-content.ts';
import type { Column } from './matrix-columns.ts';
import { matrixRows } from './matrix-file.ts';

interface Props {
  readonly content: GridContent;
  readonly columns: readonly Column[];
  readonly cycle: MatrixData['cycle'];
  /** What the numbers count and which rows there are, in words. */
  readonly counted: string;
}

/** The matrix as it is shown, row by row, for a spreadsheet. */
export function MatrixExport({ content, columns, cycle, counted }: Props) {
  const words = useWords();
  const count = content.groups.reduce((sum, group) => sum + group.countries.length, 0);
  const save = async (at: string) => {
    saveTable(
      `concord-matrix-${cycle.code}`,
      at,
      matrixRows(content, columns, { cycle, counted, at }, words),
      words,
    );
  };
  return <Export count={count} save={save} />;
}
