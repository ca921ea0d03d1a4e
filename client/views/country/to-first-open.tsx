import { useWords } from '../../elements/app-context.ts';
import { actionsOn } from '../../elements/permissions.ts';
import { dueStatuses } from '../../elements/progress.ts';
import { type CountryFilter, hrefOf } from '../../routing/routes.ts';
import type { CountryData } from '../../sync/topics/country.ts';
import { passes, type Row } from './rows.ts';

interface Props {
  readonly rows: readonly Row[];
  readonly data: CountryData;
  readonly country: string;
  readonly agency: string;
  readonly filter: CountryFilter;
}

/** Past sections and filters to the first answer that one still has to hand in: shown to who comes by keyboard. */
export function ToFirstOpen({ rows, data, country, agency, filter }: Props) {
  const { t } = useWords();
  const open = rows.find(
    (row) =>
      passes(row, filter, agency) &&
      dueStatuses.includes(row.values.status) &&
      actionsOn(data, row.address.agency, row.values.status).includes('EDIT'),
  );
  if (!open) return null;
  return (
    <a class="skip" href={hrefOf({ view: 'country', country, ...filter, agency, item: open.item.code })}>
      {t('where.firstOpen')}
    </a>
  );
}
