import { useRef } from 'preact/hooks';
import { useApp, useReference, useRoute, useTopic } from '../../elements/app-context.ts';
import { listOf } from '../../elements/list.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { type CountriesFilter, hrefOf } from '../../routing/routes.ts';
import type { Cycle } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { type Standings, type StandingsParams, standingsTopic } from '../../sync/topics/standings.ts';
import { matches } from './country-list.tsx';
import { type CountryRow, countryRowsOf, inOrder, leftOf, orderOf, orders } from './country-rows.ts';
import { useToday } from './due-day.tsx';
import type { Duty } from './duties.ts';
import { ManyRow } from './many-row.tsx';
import './many-countries.css';

interface Props {
  readonly duties: readonly Duty[];
  readonly cycle: Cycle;
}

/** Everywhere that somebody answers, in a list to be searched and ordered: what needs them stands first. */
export function ManyCountries({ duties, cycle }: Props) {
  const { data, followed } = useTopic(topicOf(standingsTopic, scopeOf(duties, cycle.code)));
  return data ? <List duties={duties} cycle={cycle} standings={data} /> : <Waiting followed={followed} />;
}

function List({ duties, cycle, standings }: Props & { standings: Standings }) {
  const { t, compare, language } = useApp().words;
  const { agencies, countries } = useReference();
  const route = useRoute();
  const filter: CountriesFilter = route.view === 'home' ? route : {};
  const { q = '', agency } = filter;
  const order = orderOf(filter.order);
  const now = useToday();
  const team = agency === 'team';
  const all = countryRowsOf(duties, standings, countries, team);
  const standing = useStandingRows(all, inOrder(order, compare), `${order} ${team}`);
  const shown = standing.filter(({ country }) => matches(country, q));
  const own = [...new Set(duties.flatMap(({ agency }) => agency ?? []))];
  const ownNames = listOf(
    own.map((code) => agencies[code]?.acronym ?? code),
    language,
  );
  const due = all.reduce((sum, { counts }) => sum + leftOf(counts), 0);
  const several = new Set(all.map(({ country }) => country.code)).size;
  return (
    <section class="many">
      <p>
        {t('many.sum', { agency: team || !ownNames ? t('country.team') : ownNames, count: several, due })}
        {' · '}
        <a href={hrefOf({ view: 'countries' })}>{t('countries.all')}</a>
      </p>
      <Tools filter={filter} own={ownNames} />
      <p class="quiet small" role="status">
        {shown.length === 0 ? t('many.none') : t('many.shown', { shown: shown.length, all: all.length })}
      </p>
      {shown.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col" aria-sort={order === 'name' ? 'ascending' : undefined}>
                {t('many.country')}
              </th>
              <th scope="col" class="wide" aria-sort={order === 'region' ? 'ascending' : undefined}>
                {t('many.region')}
              </th>
              <th scope="col" class="wide">
                {t('many.day')}
              </th>
              <th scope="col" aria-sort={order === 'due' ? 'descending' : undefined}>
                {t('many.due')}
              </th>
              <th scope="col" aria-sort={order === 'state' ? 'other' : undefined}>
                {t('many.state')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <ManyRow
                key={row.key}
                row={row}
                day={cycle.closesOn}
                now={now}
                named={own.length > 1 || (!team && row.agency === null)}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The search, the order, and the party. Every choice is in the address. */
function Tools({ filter, own }: { filter: CountriesFilter; own: string }) {
  const {
    router,
    words: { t },
  } = useApp();
  const set = (change: CountriesFilter, replace = false) =>
    router.go({ view: 'home', ...filter, ...change }, { replace });
  return (
    <div class="tools">
      <label class="search">
        <span>{t('countries.find')}</span>
        <input
          type="search"
          value={filter.q ?? ''}
          onInput={(event) => set({ q: event.currentTarget.value }, true)}
        />
      </label>
      <label>
        <span>{t('many.order')}</span>
        <select value={orderOf(filter.order)} onChange={(event) => set({ order: event.currentTarget.value })}>
          {orders.map((order) => (
            <option key={order} value={order}>
              {t(`many.order.${order}`)}
            </option>
          ))}
        </select>
      </label>
      {own && (
        <label>
          <span>{t('many.of')}</span>
          <select
            value={filter.agency ?? ''}
            onChange={(event) => set({ agency: event.currentTarget.value })}
          >
            <option value="">{own}</option>
            <option value="team">{t('country.team')}</option>
          </select>
        </label>
      )}
    </div>
  );
}

/** What has to be known about all of them together. */
function scopeOf(duties: readonly Duty[], cycle: string): StandingsParams {
  const countries = duties.flatMap(({ country }) => country ?? []);
  return {
    cycle,
    countries: countries.length < duties.length ? null : [...new Set(countries)],
    agencies: [...new Set(duties.flatMap(({ agency }) => agency ?? []))],
  };
}

/** The rows in the order of the moment at which one chose it: what others do never moves what one reads. */
function useStandingRows(
  rows: readonly CountryRow[],
  compare: (a: CountryRow, b: CountryRow) => number,
  choice: string,
): readonly CountryRow[] {
  const standing = useRef({ choice: '', places: new Map<string, number>() });
  const sorted = [...rows].sort(compare);
  if (standing.current.choice !== choice) {
    standing.current = { choice, places: new Map(sorted.map(({ key }, place) => [key, place])) };
  }
  const { places } = standing.current;
  const placeOf = ({ key }: CountryRow) => places.get(key) ?? rows.length;
  return sorted.sort((a, b) => placeOf(a) - placeOf(b));
}
