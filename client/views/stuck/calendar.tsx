import { useApp, useReference } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { CountryCalendarDocument } from '../../operations/later.generated.ts';
import type { CountryCalendarQuery } from '../../operations/operations.generated.ts';
import { Pauses } from './pauses.tsx';
import { WeekForm } from './week-form.tsx';
import { countedWeekdays } from './weekdays.ts';

/**
 * By which days are counted in a country, who said so, and what one may say of it oneself. `version` becomes another when
 * somebody moves a calendar.
 */
export function Calendar({ country, version }: { country: string; version: string }) {
  const { sync, words } = useApp();
  const { t, rich, language } = words;
  const name = useReference().countries[country]?.name ?? country;
  const loaded = useLoaded(`${country} ${version}`, async () => {
    const read = await sync.read({ document: CountryCalendarDocument, variables: { country } });
    return (read as CountryCalendarQuery).countryCalendar;
  });
  const { data } = loaded;
  return (
    <section class="stuck-rule" aria-labelledby="calendar-title">
      <h2 id="calendar-title">{t('stuck.calendar', { country: name })}</h2>
      <NotLoaded loaded={loaded} />
      {data && (
        <>
          <p>
            {t('stuck.counted', { weekdays: countedWeekdays(data.weekend, language) })}{' '}
            {data.weekendSetBy && data.weekendSetAt
              ? rich('stuck.week.set', {
                  name: <Written text={data.weekendSetBy.name} />,
                  time: <When iso={data.weekendSetAt} />,
                })
              : !data.weekendConfirmed && t('stuck.unconfirmed')}{' '}
            <span class="quiet">
              {data.holidays ? t('stuck.week.holidays', { count: data.holidays.length }) : t('stuck.unknown')}
            </span>
          </p>
          {data.viewerCan.includes('SET_WORKING_WEEK') && (
            <WeekForm key={country} country={country} weekend={data.weekend} onSet={loaded.again} />
          )}
          <Pauses key={country} country={country} calendar={data} onChanged={loaded.again} />
        </>
      )}
    </section>
  );
}
