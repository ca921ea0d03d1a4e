import { useApp, useReference, useViewer } from '../../elements/app-context.ts';
import { AreaChoice } from '../../elements/area-choice.tsx';
import { seesPeople } from '../../elements/permissions.ts';
import { hrefOf } from '../../routing/routes.ts';
import { answerKinds, type ChangesFilter, peopleKinds } from './changes-filter.ts';
import { PersonFilter } from './person-filter.tsx';

interface Props {
  readonly query: Readonly<Record<string, string>>;
  readonly asked: ChangesFilter;
  readonly hasCountries: boolean;
}

/** Which changes: where, what, by or about whom, and when. Every choice is in the address. */
export function ChangesFilters({ query, asked, hasCountries }: Props) {
  const {
    router,
    words: { t, compare },
  } = useApp();
  const { countries, agencies } = useReference();
  const viewer = useViewer();
  const set = (change: Partial<ChangesFilter>) => {
    const next = Object.entries({ ...query, ...change }).filter(([, value]) => value !== '');
    router.go({ view: 'changes', query: Object.fromEntries(next) });
  };
  const sorted = Object.values(countries).sort((a, b) => compare(a.name, b.name));
  const kinds = (of: typeof answerKinds) =>
    of.map((kind) => (
      <option key={kind} value={kind}>
        {t(`audit.kind.${kind}`)}
      </option>
    ));
  const day = (name: 'from' | 'to', label: string) => (
    <label>
      <span>{label}</span>
      <input
        type="date"
        value={asked[name]}
        onChange={(event) => set({ [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <div class="tools">
      <label>
        <span>{t('choice.country')}</span>
        <select value={asked.country} onChange={(event) => set({ country: event.currentTarget.value })}>
          {hasCountries && <option value="mine">{t('choice.mine')}</option>}
          <option value="all">{t('choice.everyCountry')}</option>
          {sorted.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('filter.agency')}</span>
        <select value={asked.agency} onChange={(event) => set({ agency: event.currentTarget.value })}>
          <option value="">{t('choice.everyAgency')}</option>
          {Object.values(agencies).map(({ code, acronym }) => (
            <option key={code} value={code}>
              {acronym}
            </option>
          ))}
          <option value="team">{t('country.team')}</option>
        </select>
      </label>
      <label>
        <span>{t('choice.kind')}</span>
        <select value={asked.kind} onChange={(event) => set({ kind: event.currentTarget.value })}>
          <option value="">{t('choice.everyKind')}</option>
          {kinds(answerKinds)}
          <optgroup label={t('audit.aboutPeople')}>{kinds(peopleKinds)}</optgroup>
        </select>
      </label>
      <AreaChoice value={asked.area} onChoose={(area) => set({ area })} />
      <PersonFilter
        key={asked.person}
        person={asked.person}
        searches={seesPeople(viewer)}
        onChoose={(person) => set({ person })}
      />
      {day('from', t('audit.from'))}
      {day('to', t('audit.to'))}
      {Object.keys(query).length > 0 && (
        <a class="small" href={hrefOf({ view: 'changes', query: {} })}>
          {t('audit.clear')}
        </a>
      )}
    </div>
  );
}
