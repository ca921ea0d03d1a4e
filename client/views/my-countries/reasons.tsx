import { useReference, useWords } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { hrefOf } from '../../routing/routes.ts';
import type { LogEvent } from '../../sync/model.ts';
import type { Returned } from '../../sync/topics/returned.ts';
import type { CountryRow } from './country-rows.ts';

interface Props {
  readonly row: CountryRow;
  /** Undefined while they are on their way. */
  readonly returned: Returned | undefined;
}

/** That something came back in a country; opened, each answer with why. */
export function Reasons({ row, returned }: Props) {
  const { t } = useWords();
  const { country, agency } = row;
  const events = [...(returned?.values() ?? [])].filter(
    (one) => one.countryCode === country.code && (one.agencyCode === null || one.agencyCode === agency),
  );
  return (
    <details class="reasons small">
      <summary class="waiting">{t('duty.returned', { count: row.returned })}</summary>
      <ul>
        {events.map((event) => (
          <Reason key={event.id} event={event} page={agency ?? 'team'} />
        ))}
      </ul>
      {events.length < row.returned && (
        <a
          href={hrefOf({
            view: 'country',
            country: country.code,
            agency: agency ?? 'team',
            status: 'RETURNED',
          })}
        >
          {t('many.elsewhere')}
        </a>
      )}
    </details>
  );
}

function Reason({ event, page }: { event: LogEvent; page: string }) {
  const { t, rich } = useWords();
  const { agencies } = useReference();
  const { agencyCode, countryCode, itemCode, actor, at, note } = event;
  const whose = agencyCode === null ? t('country.team') : (agencies[agencyCode]?.acronym ?? agencyCode);
  return (
    <li>
      <a href={hrefOf({ view: 'country', country: countryCode ?? '', agency: page, item: itemCode ?? '' })}>
        {itemCode}
      </a>{' '}
      <span class="quiet">{whose}</span>{' '}
      {rich('many.returned', { name: <Written text={actor?.name ?? ''} />, time: <When iso={at} /> })}{' '}
      <Written text={note ?? ''} />
    </li>
  );
}
