import { useApp, useReference } from '../../elements/app-context.ts';
import { STILL_DUE, statuses } from '../../elements/progress.ts';
import type { CountryFilter } from '../../routing/routes.ts';
import type { CountryData } from '../../sync/topics/country.ts';

interface Props {
  readonly data: CountryData;
  readonly country: string;
  readonly agency: string;
  readonly filter: CountryFilter;
}

/** Which party's answers, in which cycle, and which of them. Every choice is in the address. */
export function Filters({ data, country, agency, filter }: Props) {
  const {
    router,
    words: { t },
  } = useApp();
  const { agencies, cycles } = useReference();
  const set = (change: CountryFilter, replace = false) =>
    router.go({ view: 'country', country, ...filter, item: '', ...change }, { replace });
  const listed =
    data.agencies.includes(agency) || agency === 'team' ? data.agencies : [...data.agencies, agency];
  return (
    <>
      <label>
        <span>{t('filter.agency')}</span>
        <select value={agency} onChange={(event) => set({ agency: event.currentTarget.value })}>
          {listed.map((code) => (
            <option key={code} value={code}>
              {agencies[code]?.acronym ?? code}
            </option>
          ))}
          <option value="team">{t('country.teamOnly')}</option>
        </select>
      </label>
      <label>
        <span>{t('filter.status')}</span>
        <select value={filter.status ?? ''} onChange={(event) => set({ status: event.currentTarget.value })}>
          <option value="">{t('filter.everyStatus')}</option>
          <option value={STILL_DUE}>{t('filter.stillDue')}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {t(`status.${status}`)}
            </option>
          ))}
        </select>
      </label>
      {cycles.length > 1 && (
        <label>
          <span>{t('filter.cycle')}</span>
          <select value={data.cycle.code} onChange={(event) => set({ cycle: event.currentTarget.value })}>
            {cycles
              .filter((cycle) => cycle.state !== 'PLANNED')
              .map((cycle) => (
                <option key={cycle.code} value={cycle.code}>
                  {t(`filter.cycle.${cycle.state}`, { cycle: cycle.code })}
                </option>
              ))}
          </select>
        </label>
      )}
      <label class="search">
        <span>{t('filter.search')}</span>
        <input
          type="search"
          value={filter.q ?? ''}
          onInput={(event) => set({ q: event.currentTarget.value }, true)}
        />
      </label>
    </>
  );
}
