import { useState } from 'preact/hooks';
import { useReference, useViewer, useWords } from '../../elements/app-context.ts';
import type { Role, RoleInput } from '../../operations/operations.generated.ts';
import {
  administersEverywhere,
  mayGive,
  ofAgency,
  ofCountry,
  ofOneCountry,
  roleKey,
  roles,
} from './roles.ts';

/** The fields of a role that is to be given: only what this person may give can be chosen. */
export function RoleFields({ id }: { id: string }) {
  const { t, compare } = useWords();
  const { agencies, countries } = useReference();
  const viewer = useViewer();
  const everywhere = administersEverywhere(viewer);
  const agencyCodes: readonly (string | null)[] = Object.keys(agencies);
  const countryCodes = Object.keys(countries);
  /** An alternate where only that may be given. */
  const gives = (role: Role, agency: string | null, country: string | null) =>
    mayGive(viewer, { role, agency, country, alternate: true });
  const agenciesFor = (role: Role) =>
    (ofAgency.includes(role) ? agencyCodes : [null]).filter(
      (agency) => everywhere || [null, ...countryCodes].some((country) => gives(role, agency, country)),
    );
  const offered = everywhere ? roles : roles.filter((role) => agenciesFor(role).length > 0);
  const [role, setRole] = useState<Role>(
    offered.includes('FOCAL_POINT') ? 'FOCAL_POINT' : (offered[0] ?? 'OBSERVER'),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const choices = agenciesFor(role);
  const agency = chosen !== null && choices.includes(chosen) ? chosen : (choices[0] ?? null);
  const where = countryCodes
    .filter((country) => everywhere || gives(role, agency, country))
    .map((code) => ({ code, name: countries[code]?.name ?? code }))
    .sort((a, b) => compare(a.name, b.name));
  const alone = role === 'FOCAL_POINT' && !viewer.viewerCan.includes('ADMINISTER_PEOPLE');
  return (
    <>
      <label for={`${id}-role`}>
        {t('people.role')}
        <select
          id={`${id}-role`}
          name="role"
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        >
          {offered.map((one) => (
            <option key={one} value={one}>
              {t(roleKey(one))}
            </option>
          ))}
        </select>
      </label>
      {ofAgency.includes(role) && (
        <label for={`${id}-agency`}>
          {t('filter.agency')}
          <select
            id={`${id}-agency`}
            name="agency"
            value={agency ?? ''}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {choices.map((code) => (
              <option key={code} value={code ?? ''}>
                {code === null ? '' : (agencies[code]?.acronym ?? code)}
              </option>
            ))}
          </select>
        </label>
      )}
      {ofCountry.includes(role) && (
        <label for={`${id}-country`}>
          {t('choice.country')}
          <select id={`${id}-country`} name="country" required={ofOneCountry.includes(role)}>
            {ofOneCountry.includes(role) ? (
              <option value="">{t('people.choose')}</option>
            ) : (
              (everywhere || gives(role, agency, null)) && <option value="">{t('role.allCountries')}</option>
            )}
            {where.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label for={`${id}-from`}>
        {t('people.startsOn')}
        <input id={`${id}-from`} name="startsOn" type="date" />
      </label>
      <label for={`${id}-until`}>
        {t('people.endsOn')}
        <input id={`${id}-until`} name="endsOn" type="date" />
      </label>
      {alone ? (
        <input type="hidden" name="alternate" value="on" />
      ) : (
        <label class="check" for={`${id}-alternate`}>
          <input id={`${id}-alternate`} name="alternate" type="checkbox" />
          {t('people.alternate')}
        </label>
      )}
    </>
  );
}

/** The role that the fields of a form say. */
export function roleIn(form: FormData): RoleInput {
  const text = (name: string) => String(form.get(name) ?? '') || null;
  return {
    role: text('role') as Role,
    agency: text('agency'),
    country: text('country'),
    startsOn: text('startsOn'),
    endsOn: text('endsOn'),
    alternate: form.get('alternate') === 'on',
  };
}
