import { regionName } from '../../elements/region-name.ts';
import type { Words } from '../../messages/words.ts';
import type { Country } from '../../sync/model.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import { countedIn, stillDueOf } from './cell-look.ts';
import type { GridContent } from './grid-content.ts';
import type { Column } from './matrix-columns.ts';
import { cellPart, type Part, sumOf } from './totals.ts';

type Value = string | number | null;

interface About {
  readonly cycle: MatrixData['cycle'];
  readonly counted: string;
  readonly at: string;
}

/**
 * The matrix for a spreadsheet. For everybody together and for each party it has the number shown, what is due, and
 * what of it is still to be handed in. Totals stand after an empty line, so that a column that is added up counts
 * nothing twice.
 */
export function matrixRows(
  content: GridContent,
  columns: readonly Column[],
  { cycle, counted, at }: About,
  { t, compare, language }: Words,
): readonly (readonly Value[])[] {
  const countries = content.groups.flatMap((group) => group.countries);
  const regions = [...new Set(countries.map(({ region }) => region))].sort(compare);
  const heads = [t('matrix.everybody'), ...columns.map((column) => column.label)].flatMap((who) => [
    who,
    t(content.measure.rating ? 'matrix.export.dueInAll' : 'matrix.export.due', { who }),
    t(content.measure.rating ? 'matrix.export.stillDueInAll' : 'matrix.export.stillDue', { who }),
  ]);
  const line = (code: string, name: string, region: string, of: readonly Country[]): readonly Value[] => {
    const parts = columns.map(({ agency }) => partsOf(content, of, agency));
    const shown = sumOf(parts.map((part) => part.shown));
    const asked = sumOf(parts.map((part) => part.asked));
    const numbers = [{ shown, asked }, ...parts].flatMap((part) => numbersOf(part, content));
    return [code, name, regionName(region, language), cycle.code, cycle.closesOn, counted, at, ...numbers];
  };
  return [
    [
      t('column.country'),
      t('column.countryName'),
      t('matrix.export.region'),
      t('column.cycle'),
      t('matrix.export.dueDay'),
      t('matrix.export.counted'),
      t('matrix.export.asOf'),
      ...heads,
    ],
    ...countries.map((country) => line(country.code, country.name, country.region, [country])),
    [],
    ...regions.map((region) => {
      const own = countries.filter((country) => country.region === region);
      const name = t('matrix.totalIn', { region: regionName(region, language), count: own.length });
      return line('', name, region, own);
    }),
    line('', t('matrix.totalOf', { count: countries.length }), '', countries),
  ];
}

/** What is shown of a party in some countries, and what is asked of it. A rating lets only a part of that through. */
interface Parts {
  readonly shown: Part;
  readonly asked: Part;
}

function partsOf(content: GridContent, countries: readonly Country[], agency: string): Parts {
  const part = (numbers: GridContent) => sumOf(countries.map(({ code }) => cellPart(numbers, code, agency)));
  const asked = content.measure.rating ? { ...content, counted: content.whole } : content;
  return { shown: part(content), asked: part(asked) };
}

/** The number shown, empty where no answer is due; what is due; and what is still to be handed in. */
function numbersOf({ shown, asked }: Parts, { measure }: GridContent): readonly Value[] {
  const count = asked.counts.total === 0 ? null : countedIn(shown.counts, measure);
  return [count, asked.counts.total, stillDueOf(asked.counts)];
}
