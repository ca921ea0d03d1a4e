import { useApp, useReference } from '../../elements/app-context.ts';
import { hrefOf, type PeopleFilter } from '../../routing/routes.ts';
import { roleKey, roles } from './roles.ts';

/** Which people: everything is in the address, so that it can be shared. */
export function PeopleFilters({ filter }: { filter: PeopleFilter }) {
  const {
    router,
    words: { t, compare },
  } = useApp();
  const { agencies, countries } = useReference();
  const set = (change: PeopleFilter, replace = false) =>
    router.go({ view: 'people', ...filter, ...change }, { replace });
  const choice = (
    name: 'role' | 'agency' | 'country' | 'state',
    label: string,
    every: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <label>
      <span>{label}</span>
      <select value={filter[name] ?? ''} onChange={(event) => set({ [name]: event.currentTarget.value })}>
        <option value="">{every}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div class="tools">
      <label>
        <span>{t('people.search')}</span>
        <input
          type="search"
          value={filter.q ?? ''}
          onInput={(event) => set({ q: event.currentTarget.value }, true)}
        />
      </label>
      {choice(
        'role',
        t('people.role'),
        t('people.everyRole'),
        roles.map((role) => [role, t(roleKey(role))]),
      )}
      {choice(
        'agency',
        t('filter.agency'),
        t('people.everyAgency'),
        Object.values(agencies).map(({ code, acronym }) => [code, acronym]),
      )}
      {choice(
        'country',
        t('choice.country'),
        t('choice.everyCountry'),
        Object.values(countries)
          .map(({ code, name }) => [code, name] as const)
          .sort(([, a], [, b]) => compare(a, b)),
      )}
      {choice('state', t('people.state'), t('people.state.active'), [
        ['invited', t('people.state.invited')],
        ['alternate', t('people.state.alternate')],
        ['ending', t('people.state.ending')],
        ['all', t('people.state.all')],
      ])}
      {Object.values(filter).some(Boolean) && (
        <a class="small" href={hrefOf({ view: 'people' })}>
          {t('people.clear')}
        </a>
      )}
    </div>
  );
}
