import type { Viewer } from '../../sync/model.ts';

/** Where somebody answers. */
export interface Duty {
  /** Null for those who answer for the country team alone. */
  readonly agency: string | null;
  /** Null for everywhere that the agency reports. */
  readonly country: string | null;
}

/** Where somebody answers, by their roles: one duty for each role that answers. */
export function dutiesOf({ memberships }: Viewer): readonly Duty[] {
  return memberships.flatMap(({ role, agency, country }): Duty[] => {
    if (role === 'COUNTRY_LEAD') return country ? [{ agency: null, country: country.code }] : [];
    return agency ? [{ agency: agency.code, country: country?.code ?? null }] : [];
  });
}
