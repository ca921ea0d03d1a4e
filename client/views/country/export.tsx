import { useWords } from '../../elements/app-context.ts';
import { Export } from '../../elements/export.tsx';
import { hrefOf } from '../../routing/routes.ts';
import type { Row } from './rows.ts';

interface Props {
  /** Those that the view shows. */
  readonly rows: readonly Row[];
  /** How many there are without a filter. */
  readonly all: number;
  readonly country: string;
  readonly agency: string;
  readonly cycle: string;
}

/** The checklist’s rows as a file, each by its item: which of them a filter lets through the page alone knows. */
export function ChecklistExport({ rows, all, country, agency, cycle }: Props) {
  const { t } = useWords();
  const items = rows.length === all ? null : [...new Set(rows.map(({ item }) => item.code))];
  const filter = {
    cycle,
    countries: [country],
    agencies: agency === 'team' ? [] : [agency],
    countryTeam: true,
    items,
    due: true,
  };
  const unsent = rows.filter(
    ({ line }) => line && (line.entries.length > 0 || line.conflict || line.refusal),
  );
  return (
    <div class="export">
      <Export offers={[{ table: 'ANSWERS', filter, count: rows.length }]} unsent={unsent.length} />
      <button type="button" onClick={() => print()}>
        {t('export.print')}
      </button>{' '}
      <a href={hrefOf({ view: 'report', query: { cycle, country } })}>{t('export.report')}</a>
    </div>
  );
}
