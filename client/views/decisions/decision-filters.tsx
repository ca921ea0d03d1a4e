import { useApp, useReference } from '../../elements/app-context.ts';
import { AreaChoice } from '../../elements/area-choice.tsx';
import { regionName } from '../../elements/region-name.ts';
import { type DecisionFilter, waitedDays } from './decision-filter.ts';

/** The ages that the first page tells apart. */
const ages = ['0-1', '2-5', '6-10', '11-'];

/** Which parties' answers are listed. Every choice is in the address. */
export function DecisionFilters({ filter }: { filter: DecisionFilter }) {
  const { router, words } = useApp();
  const { t, compare, language } = words;
  const { countries, agencies } = useReference();
  const { region, country, agency, waited, area } = filter;
  const set = (change: Partial<DecisionFilter>) => {
    const next = Object.entries({ ...filter, after: '', ...change }).filter(([, value]) => value !== '');
    router.go({ view: 'decisions', query: Object.fromEntries(next) });
  };
  const all = Object.values(countries).sort((a, b) => compare(a.name, b.name));
  const regions = [...new Set(all.map((one) => one.region))].sort(compare);
  return (
    <div class="tools">
      <label>
        <span>{t('decisions.region')}</span>
        <select value={region} onChange={(event) => set({ region: event.currentTarget.value, country: '' })}>
          <option value="">{t('decisions.everyRegion')}</option>
          {regions.map((one) => (
            <option key={one} value={one}>
              {regionName(one, language)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('choice.country')}</span>
        <select value={country} onChange={(event) => set({ country: event.currentTarget.value })}>
          <option value="">{t('choice.everyCountry')}</option>
          {all
            .filter((one) => region === '' || one.region === region)
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <label>
        <span>{t('filter.agency')}</span>
        <select value={agency} onChange={(event) => set({ agency: event.currentTarget.value })}>
          <option value="">{t('choice.everyAgency')}</option>
          {Object.values(agencies).map(({ code, acronym }) => (
            <option key={code} value={code}>
              {acronym}
            </option>
          ))}
          <option value="team">{t('country.team')}</option>
        </select>
      </label>
      <AreaChoice value={area} onChoose={(one) => set({ area: one })} />
      <label>
        <span>{t('decisions.waited')}</span>
        <select value={waited} onChange={(event) => set({ waited: event.currentTarget.value })}>
          <option value="">{t('decisions.waited.any')}</option>
          {(ages.includes(waited) || waited === '' ? ages : [...ages, waited]).map((one) => (
            <option key={one} value={one}>
              {waitedWords(one, t)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function waitedWords(waited: string, t: ReturnType<typeof useApp>['words']['t']): string {
  const { atLeast, atMost } = waitedDays(waited) ?? { atLeast: 0, atMost: null };
  return atMost === null
    ? t('decisions.waited.more', { days: atLeast - 1 })
    : t('decisions.waited.days', { from: atLeast, to: atMost });
}
