import { useReference, useWords } from '../../elements/app-context.ts';
import { Glyph } from '../../elements/glyph.tsx';
import { Meter } from '../../elements/meter.tsx';
import { STILL_DUE } from '../../elements/progress.ts';
import { regionName } from '../../elements/region-name.ts';
import { hrefOf } from '../../routing/routes.ts';
import { type CountryRow, leftOf } from './country-rows.ts';
import { DueDay } from './due-day.tsx';

const counted = [
  ['notStarted', 'NOT_STARTED'],
  ['inProgress', 'IN_PROGRESS'],
  ['returned', 'RETURNED'],
  ['submitted', 'SUBMITTED'],
  ['accepted', 'ACCEPTED'],
] as const;

interface Props {
  readonly row: CountryRow;
  /** The last day on which answers are expected. */
  readonly day: string;
  /** The reader's own date. */
  readonly now: string;
  /** People who answer for several agencies are told which agency's answers these are. */
  readonly named: boolean;
}

/** One country: where, by when, how much is left, and how far it is. */
export function ManyRow({ row, day, now, named }: Props) {
  const { t, language } = useWords();
  const { agencies } = useReference();
  const { country, agency, counts } = row;
  const region = regionName(country.region, language);
  const place = { view: 'country', country: country.code, agency: agency ?? 'team' } as const;
  const left = leftOf(counts);
  const due = left === 0 ? <span class="quiet">{t('due.nothing')}</span> : <DueDay day={day} now={now} />;
  const whose = agency === null ? t('country.team') : (agencies[agency]?.acronym ?? agency);
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf(place)}>{country.name}</a> {named && <span class="quiet small">{whose}</span>}
        <span class="narrow small">
          <span class="quiet">{region}</span> {due} <Standing counts={counts} />
        </span>
      </th>
      <td class="wide quiet">{region}</td>
      <td class="wide day">{due}</td>
      <td class="left">
        {left === 0 ? (
          <span class="quiet small">{t('duty.done')}</span>
        ) : (
          <a href={hrefOf({ ...place, status: STILL_DUE })}>
            <span class="wide">{t('duty.left', { count: left })}</span>
            <span class="narrow">{t('many.left', { count: left })}</span>
          </a>
        )}
        {row.returned > 0 && (
          <a class="waiting small" href={hrefOf({ ...place, status: 'RETURNED' })}>
            {t('many.returned', { count: row.returned })}
          </a>
        )}
      </td>
      <td class="wide state small">
        <Standing counts={counts} />
      </td>
    </tr>
  );
}

/** How many answers are how far, each with its sign and its word. */
function Standing({ counts }: Pick<CountryRow, 'counts'>) {
  const { t } = useWords();
  return (
    <>
      <span class="counts">
        {counted.map(
          ([field, status]) =>
            counts[field] > 0 && (
              <span key={field} class={`status status-${status}`}>
                <Glyph status={status} />{' '}
                {t(`many.count.${status}`, { count: counts[field], carried: counts.carried })}{' '}
              </span>
            ),
        )}
      </span>
      <Meter counts={counts} />
    </>
  );
}
