import { useReference, useWords } from '../../elements/app-context.ts';
import { Export } from '../../elements/export.tsx';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import type { GridContent } from './grid-content.ts';
import type { CountedOf } from './use-counted.ts';

interface Props {
  readonly content: GridContent;
  readonly cycle: MatrixData['cycle'];
  /** Which answers are counted. */
  readonly of: CountedOf;
}

/** The matrix as it is shown, as a file. */
export function MatrixExport({ content, cycle, of }: Props) {
  const { t } = useWords();
  const known = Object.keys(useReference().countries).length;
  const shown = content.groups.flatMap((group) => group.countries.map(({ code }) => code));
  const countries = shown.length === known ? null : shown;
  const cells = shown.flatMap((code) => [...(content.whole.get(code)?.values() ?? [])]);
  // Counting by rating leaves answers out, so that it says nothing of how many there are.
  const asked = of.rating ? content.whole : content.counted;
  const answers = shown
    .flatMap((code) => [...(asked.get(code)?.values() ?? [])])
    .reduce((sum, { total }) => sum + total, 0);
  return (
    <div class="export">
      <CountedExport
        place={{ cycle: cycle.code, countries }}
        of={of}
        cells={cells.length}
        answers={answers}
      />
      <button type="button" onClick={() => print()}>
        {t('export.print')}
      </button>
    </div>
  );
}

interface CountedProps {
  /** Which cells. */
  readonly place: {
    readonly cycle: string;
    readonly countries: readonly string[] | null;
    readonly agencies?: readonly string[];
    readonly countryTeam?: boolean;
  };
  readonly of: CountedOf;
  /** How many cells there are, null where the view doesn’t know; and how many answers are due in them. */
  readonly cells: number | null;
  readonly answers: number;
}

/** Cells of the matrix as a file: their counts, or the answers behind them. */
export function CountedExport({ place, of: { section, area, item, rating }, cells, answers }: CountedProps) {
  const { t } = useWords();
  return (
    <Export
      offers={[
        {
          table: 'MATRIX',
          filter: { ...place, section, area, item, rating },
          label: t('export.counts'),
          count: cells,
        },
        {
          table: 'ANSWERS',
          filter: { ...place, sections: section && [section], area, items: item && [item], due: true },
          label: t('export.answers'),
          count: rating && (section || area || item) ? null : answers,
        },
      ]}
    />
  );
}
