import { saveTable } from '../../export/save-table.ts';
import type { Words } from '../../messages/words.ts';
import type { Reference } from '../../sync/state.ts';
import type { Row } from './rows.ts';

const columns = [
  'country',
  'countryName',
  'cycle',
  'agency',
  'section',
  'item',
  'title',
  'status',
  'rating',
  'narrative',
  'revision',
  'updatedAt',
  'updatedBy',
  'unsent',
] as const;

export interface ShownChecklist {
  readonly rows: readonly Row[];
  readonly country: string;
  readonly name: string;
  readonly agency: string;
  readonly cycle: string;
}

/** Hands the person the rows that a country's view shows as a file, each with whether it holds something unsent. */
export function saveChecklist(
  { rows, country, name, agency, cycle }: ShownChecklist,
  { agencies }: Reference,
  words: Words,
  at: string,
): void {
  const { t } = words;
  const head = columns.map((column) => t(`column.${column}`));
  const body = rows.map(({ address, section, item, server, line, values }) => [
    country,
    name,
    cycle,
    address.agency === null ? t('country.team') : (agencies[address.agency]?.acronym ?? address.agency),
    section.title,
    item.code,
    item.title,
    t(`status.${values.status}`),
    t(`rating.${values.rating ?? 'none'}`),
    values.narrative,
    server?.revision ?? 0,
    server?.updatedAt ?? null,
    server?.updatedBy.name ?? null,
    t(line && (line.entries.length > 0 || line.conflict || line.refusal) ? 'column.yes' : 'column.no'),
  ]);
  saveTable(`concord-${country}-${agency}-${cycle}`, at, [head, ...body], words);
}
