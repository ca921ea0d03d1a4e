import { useMemo } from 'preact/hooks';
import { useApp, useReference, useRoute } from '../../elements/app-context.ts';
import { foldedText } from '../../elements/folded-text.ts';
import { regionName } from '../../elements/region-name.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { Country } from '../../sync/model.ts';

/** Every country or area, to be found by a part of its name. */
export function CountryList({ heading }: { heading: boolean }) {
  const {
    router,
    words: { t, compare, language },
  } = useApp();
  const { countries } = useReference();
  const Region = heading ? 'h3' : 'h2';
  const route = useRoute();
  const view = route.view === 'home' ? 'home' : 'countries';
  const sought = 'q' in route ? (route.q ?? '') : '';
  const sorted = useMemo(
    () => Object.values(countries).sort((a, b) => compare(a.name, b.name)),
    [countries, compare],
  );
  const found = sorted.filter((country) => matches(country, sought));
  const regions = [...new Set(found.map((country) => country.region))].sort(compare);
  return (
    <section class="country-list">
      {heading && <h2>{t('countries.all')}</h2>}
      <label class="search">
        <span>{t('countries.find')}</span>
        <input
          type="search"
          value={sought}
          onInput={(event) => router.go({ view, q: event.currentTarget.value }, { replace: true })}
        />
      </label>
      <p class="quiet small" role="status">
        {sought ? t('countries.found', { count: found.length }) : ''}
      </p>
      {regions.map((region) => (
        <section key={region}>
          <Region>{regionName(region, language)}</Region>
          <ul>
            {found
              .filter((country) => country.region === region)
              .map((country) => (
                <li key={country.code}>
                  <a href={hrefOf({ view: 'country', country: country.code })}>{country.name}</a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** Whether a country has this in its name, or as its code. */
export function matches(country: Country, sought: string): boolean {
  const wanted = foldedText(sought);
  return foldedText(country.name).includes(wanted) || country.code.toLowerCase() === wanted;
}
