import { useApp, useReference } from '../../elements/app-context.ts';
import { AreaChoice } from '../../elements/area-choice.tsx';
import { type PlanFilter, queryOf, states } from './plan-filter.ts';

/** Which steps are listed. Every choice is in the address. */
export function PlanFilters({ filter }: { filter: PlanFilter }) {
  const { router, words } = useApp();
  const { t, compare } = words;
  const { countries, agencies } = useReference();
  const set = (change: Partial<PlanFilter>) =>
    router.go({ view: 'plan', query: queryOf({ ...filter, after: '', ...change }) });
  const all = Object.values(countries).sort((a, b) => compare(a.name, b.name));
  return (
    <div class="tools">
      <label>
        <span>{t('plan.country')}</span>
        <select value={filter.country} onChange={(event) => set({ country: event.currentTarget.value })}>
          <option value="">{t('plan.everyCountry')}</option>
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
          <option value="">{t('plan.everybody')}</option>
          {Object.values(agencies).map(({ code, acronym }) => (
            <option key={code} value={code}>
              {acronym}
            </option>
          ))}
          <option value="team">{t('country.team')}</option>
        </select>
      </label>
      <AreaChoice value={filter.area} onChoose={(area) => set({ area })} />
      <label>
        <span>{t('plan.state')}</span>
        <select value={filter.state} onChange={(event) => set({ state: event.currentTarget.value })}>
          {[...states, 'ALL'].map((state) => (
            <option key={state} value={state}>
              {t(`plan.state.${state as 'ALL'}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('plan.whose')}</span>
        <select value={filter.mine} onChange={(event) => set({ mine: event.currentTarget.value })}>
          <option value="">{t('plan.anybody')}</option>
          <option value="yes">{t('plan.mine')}</option>
        </select>
      </label>
    </div>
  );
}
