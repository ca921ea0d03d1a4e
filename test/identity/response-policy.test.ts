import { describe, expect, test } from 'vitest';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { MembershipScope } from '../../server/domain/viewer.ts';
import { refusalOf } from '../../server/responses/response.policy.ts';

const coordinator: MembershipScope = { role: 'COORDINATOR', agencyCode: null, countryCode: null };
const observer: MembershipScope = { role: 'OBSERVER', agencyCode: null, countryCode: null };
const unicefInKenya: MembershipScope = { role: 'FOCAL_POINT', agencyCode: 'UNICEF', countryCode: 'KEN' };
const unicefEverywhere: MembershipScope = { role: 'FOCAL_POINT', agencyCode: 'UNICEF', countryCode: null };
const whoInKenya: MembershipScope = { role: 'FOCAL_POINT', agencyCode: 'WHO', countryCode: 'KEN' };

type Answer = { of: string | null; country?: string; reporting?: string[] };

const unicef: Answer = { of: 'UNICEF' };
const team: Answer = { of: null };

/** Why somebody in these roles may not change an answer, which somebody else left in the status `now`. */
function refusal(
  memberships: MembershipScope[],
  { of, country = 'KEN', reporting = ['UNICEF', 'UNDP'] }: Answer,
  status?: ResponseStatus | null,
  now: ResponseStatus | null = 'IN_PROGRESS',
): string | null {
  return refusalOf(
    { personId: 'a person', name: 'Somebody', memberships },
    { countryCode: country, agencyCode: of, reportingAgencies: reporting },
    status === undefined ? {} : { status },
    now && { status: now },
  );
}

describe('a coordinator', () => {
  test.each<Answer>([unicef, team, { of: 'WHO' }, { of: null, country: 'NPL', reporting: [] }])(
    'writes every answer: %o',
    (answer) => {
      expect(refusal([coordinator], answer)).toBeNull();
    },
  );

  test.each<ResponseStatus>(['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'])(
    'sets %s',
    (status) => {
      expect(refusal([coordinator], unicef, status)).toBeNull();
    },
  );

  test('changes an accepted answer', () => {
    expect(refusal([coordinator], unicef, 'IN_PROGRESS', 'ACCEPTED')).toBeNull();
  });
});

describe('a focal point', () => {
  test('writes their agency in their country', () => {
    expect(refusal([unicefInKenya], unicef)).toBeNull();
    expect(refusal([unicefInKenya], unicef, 'SUBMITTED', null)).toBeNull();
  });

  test('does not write another agency', () => {
    expect(refusal([unicefInKenya], { of: 'UNDP' })).toMatch(/UNDP in KEN/);
  });

  test('does not write another country', () => {
    expect(refusal([unicefInKenya], { of: 'UNICEF', country: 'NPL' })).toMatch(/UNICEF in NPL/);
    expect(refusal([unicefInKenya], { of: null, country: 'NPL' })).toMatch(/country team’s answers in NPL/);
  });

  test('writes their agency in every country where the role names none', () => {
    expect(refusal([unicefEverywhere], { of: 'UNICEF', country: 'NPL' })).toBeNull();
    expect(refusal([unicefEverywhere], { of: 'UNDP', country: 'NPL' })).not.toBeNull();
  });

  test('writes the country team’s answers where their agency reports', () => {
    expect(refusal([unicefInKenya], team)).toBeNull();
  });

  test('does not write the country team’s answers where their agency does not report', () => {
    expect(refusal([whoInKenya], team)).toMatch(/agencies that report there/);
  });

  test.each<ResponseStatus>(['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED'])('sets %s', (status) => {
    expect(refusal([unicefInKenya], unicef, status, 'RETURNED')).toBeNull();
  });

  test('neither returns nor accepts', () => {
    expect(refusal([unicefInKenya], unicef, 'RETURNED')).toBe('Only a coordinator may return an answer.');
    expect(refusal([unicefInKenya], team, 'ACCEPTED')).toBe('Only a coordinator may accept an answer.');
  });

  test('does not change an accepted answer, not even its text', () => {
    expect(refusal([unicefInKenya], unicef, undefined, 'ACCEPTED')).toMatch(/accepted/);
    expect(refusal([unicefInKenya], unicef, 'IN_PROGRESS', 'ACCEPTED')).toMatch(/accepted/);
  });
});

describe('an observer', () => {
  test.each([unicef, team])('writes nothing: %o', (answer) => {
    expect(refusal([observer], answer)).not.toBeNull();
  });
});

describe('somebody with several roles', () => {
  test('may do what one of them allows', () => {
    expect(refusal([observer, unicefInKenya], unicef)).toBeNull();
    expect(refusal([unicefInKenya, coordinator], unicef, 'ACCEPTED')).toBeNull();
  });

  test('may not combine two that each allow a part', () => {
    const coordinatorOfNepal: MembershipScope = { ...coordinator, countryCode: 'NPL' };
    expect(refusal([unicefInKenya, coordinatorOfNepal], unicef, 'ACCEPTED')).not.toBeNull();
  });
});

test('somebody without a role writes nothing', () => {
  expect(refusal([], unicef)).not.toBeNull();
});
