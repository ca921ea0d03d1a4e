import { useState } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import { csvOf } from '../../elements/csv.ts';
import { saveFile } from '../../elements/save-file.ts';
import type { Row } from './rows.ts';

interface Props {
  readonly rows: readonly Row[];
  readonly name: string;
  readonly country: string;
  readonly agency: string;
  readonly cycle: string;
}

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

/** The rows that the view shows, as a file for a spreadsheet, with their number said before and after. */
export function Export({ rows, name, country, agency, cycle }: Props) {
  const {
    words: { t, exactTime },
  } = useApp();
  const { agencies } = useReference();
  const [saved, setSaved] = useState<{ count: number; at: string } | null>(null);
  const save = () => {
    const at = new Date().toISOString();
    const head = columns.map((column) => t(`export.${column}`));
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
      t(line && (line.entries.length > 0 || line.conflict || line.refusal) ? 'export.yes' : 'export.no'),
    ]);
    const stamp = at.slice(0, 16).replace(/[-:]/g, '');
    saveFile(`concord-${country}-${agency}-${cycle}-${stamp}Z.csv`, csvOf([head, ...body]));
    setSaved({ count: rows.length, at });
  };
  return (
    <span class="export">
      <button type="button" onClick={save} disabled={rows.length === 0}>
        {t('export.button', { count: rows.length })}
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
