import { useApp, useReference } from '../../elements/app-context.ts';
import { AreaChoice } from '../../elements/area-choice.tsx';
import type { StuckFilter } from './stuck-filter.ts';

/** Which places are listed. Every choice is in the address. */
export function StuckFilters({ filter }: { filter: StuckFilter }) {
  const { router, words } = useApp();
  const { t, compare } = words;
  const { countries, agencies } = useReference();
  const set = (change: Partial<StuckFilter>) => {
    const next = Object.entries({ ...filter, after: '', ...change }).filter(([, value]) => value !== '');
    router.go({ view: 'stuck', query: Object.fromEntries(next) });
  };
  const all = Object.values(countries).sort((a, b) => compare(a.name, b.name));
  return (
    <div class="tools">
      <label>
        <span>{t('choice.country')}</span>
        <select value={filter.country} onChange={(event) => set({ country: event.currentTarget.value })}>
          <option value="">{t('choice.everyCountry')}</option>
          {all.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('filter.agency')}</span>
        <select value={filter.agency} onChange={(event) => set({ agency: event.currentTarget.value })}>
          <option value="">{t('choice.everyAgency')}</option>
          {Object.values(agencies).map(({ code, acronym }) => (
            <option key={code} value={code}>
              {acronym}
            </option>
          ))}
          <option value="team">{t('country.team')}</option>
        </select>
      </label>
      <AreaChoice value={filter.area} onChoose={(area) => set({ area })} />
    </div>
  );
}
