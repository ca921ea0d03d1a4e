import type { StalenessFlag } from '../../schema/types/staleness.ts';
import type { MembershipScope } from '../domain/viewer.ts';

type Stuck = Pick<StalenessFlag, 'turn' | 'countryCode' | 'agencyCode'>;

/** Whether it is somebody's turn where something is stuck. `alternateFor`: agency and country as `WHO KEN`, `*` for all. */
export function isTheirTurn(
  flag: Stuck,
  memberships: readonly MembershipScope[],
  alternateFor: readonly string[],
): boolean {
  return memberships.some((held) =>
    isAsked(flag, held, alternateFor.includes(`${held.agencyCode ?? '*'} ${held.countryCode ?? '*'}`)),
  );
}

function isAsked(
  { turn, countryCode, agencyCode }: Stuck,
  held: MembershipScope,
  alternate: boolean,
): boolean {
  const ofAgency = held.role === 'FOCAL_POINT' && [null, agencyCode].includes(held.agencyCode);
  switch (turn) {
    case 'FOCAL_POINT':
      return ofAgency && held.countryCode === countryCode && !alternate;
    case 'ALTERNATE':
      return ofAgency && held.countryCode === countryCode && alternate;
    case 'HEADQUARTERS':
      return ofAgency && held.countryCode === null;
    case 'COUNTRY_LEAD':
      return held.role === 'COUNTRY_LEAD' && [null, countryCode].includes(held.countryCode);
    case 'COORDINATOR':
      return held.role === 'COORDINATOR';
  }
}
