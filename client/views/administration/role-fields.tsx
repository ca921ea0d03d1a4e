import { useState } from 'preact/hooks';
import { useReference, useWords } from '../../elements/app-context.ts';
import type { Role, RoleInput } from '../../operations/operations.generated.ts';
import { ofAgency, ofCountry, ofOneCountry, roleKey, roles } from './roles.ts';
import { type RoleToGive, thoseOf } from './roles-to-give.ts';

interface Props {
  readonly id: string;
  /** What the server lets this person give; at least one. */
  readonly given: readonly RoleToGive[];
}

/** The fields of a role that is to be given: only what this person may give can be chosen. */
export function RoleFields({ id, given }: Props) {
  const { t, compare } = useWords();
  const { agencies, countries } = useReference();
  const offered = roles.filter((one) => thoseOf(given, one).length > 0);
  const [role, setRole] = useState<Role>(
    offered.includes('FOCAL_POINT') ? 'FOCAL_POINT' : (offered[0] ?? 'OBSERVER'),
  );
  const [chosenAgency, setAgency] = useState<string | null>(null);
  const [chosenCountry, setCountry] = useState<string | null>(null);
  const among = (codes: readonly string[], chosen: string | null, other: string | null) =>
    chosen !== null && codes.includes(chosen) ? chosen : other;
  const choices = ofAgency.includes(role)
    ? Object.keys(agencies).filter((agency) => thoseOf(given, role, { agency }).length > 0)
    : [];
  const agency = among(choices, chosenAgency, choices[0] ?? null);
  const inCountry = (country: string | null) => thoseOf(given, role, { agency, country });
  const where = ofCountry.includes(role)
    ? Object.keys(countries)
        .filter((country) => inCountry(country).length > 0)
        .map((code) => ({ code, name: countries[code]?.name ?? code }))
        .sort((a, b) => compare(a.name, b.name))
    : [];
  const inAll = !ofOneCountry.includes(role) && inCountry(null).length > 0;
  const codes = where.map(({ code }) => code);
  const free = inAll || ofOneCountry.includes(role);
  const country = among(codes, chosenCountry, free ? null : (codes[0] ?? null));
  // Before a country is chosen: everything that may be given in any country.
  const here =
    country === null && ofOneCountry.includes(role) ? thoseOf(given, role, { agency }) : inCountry(country);
  const alone = here.every(({ alternateOnly }) => alternateOnly);
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
            onChange={(event) => setAgency(event.currentTarget.value)}
          >
            {choices.map((code) => (
              <option key={code} value={code}>
                {agencies[code]?.acronym ?? code}
              </option>
            ))}
          </select>
        </label>
      )}
      {ofCountry.includes(role) && (
        <label for={`${id}-country`}>
          {t('choice.country')}
          <select
            id={`${id}-country`}
            name="country"
            required={ofOneCountry.includes(role)}
            value={country ?? ''}
            onChange={(event) => setCountry(event.currentTarget.value)}
          >
            {free && <option value="">{t(inAll ? 'role.allCountries' : 'people.choose')}</option>}
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
      {role === 'COUNTRY_LEAD' && (
        <label class="check" for={`${id}-resident`}>
          <input id={`${id}-resident`} name="residentCoordinator" type="checkbox" />
          {t('people.residentCoordinator')}
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
    residentCoordinator: form.get('residentCoordinator') === 'on',
  };
}
