import { describe, expect, test } from 'vitest';
import { type CellWork, listPersonas } from '../../server/demonstration/listed-personas.ts';
import { type PersonaChoice, parsePersona } from '../../server/demonstration/personas.ts';

const choice: PersonaChoice = {
  agencies: new Map([
    ['UNICEF', 'UNICEF'],
    ['UN_WOMEN', 'UN Women'],
    ['UNDP', 'UNDP'],
  ]),
  countries: new Map([
    ['KEN', 'Kenya'],
    ['NPL', 'Nepal'],
    ['COL', 'Colombia'],
    ['MAR', 'Morocco'],
  ]),
};

describe('a persona', () => {
  test('is named after its role', () => {
    expect(parsePersona('coordinator', choice)?.name).toBe('Coordinator, OHCHR');
    expect(parsePersona('observer', choice)?.name).toBe('Observer');
    expect(parsePersona('focal-point/UN_WOMEN/KEN', choice)?.name).toBe('Focal point, UN Women, Kenya');
  });

  test('has the role that its string says', () => {
    expect(parsePersona('focal-point/UNICEF/KEN', choice)?.membership).toEqual({
      role: 'FOCAL_POINT',
      agencyCode: 'UNICEF',
      countryCode: 'KEN',
    });
  });

  test('of an agency alone answers for it in all countries', () => {
    expect(parsePersona('focal-point/UN_WOMEN', choice)).toEqual({
      persona: 'focal-point/UN_WOMEN',
      name: 'Focal point, UN Women, all countries',
      membership: { role: 'FOCAL_POINT', agencyCode: 'UN_WOMEN', countryCode: null },
    });
  });

  test.each([
    '',
    'Coordinator',
    'coordinator/OHCHR',
    'focal-point',
    'focal-point/DCO',
    'focal-point/UNICEF/',
    'focal-point/UNICEF/KEN/',
    'focal-point/UNICEF/KEN/more',
    'focal-point/unicef/KEN',
    'focal-point/DCO/KEN',
    'focal-point/UNICEF/XXX',
    'contributor/UNICEF',
    'country-lead/KEN/UNICEF',
    'country-lead/XXX',
    'reviewer/UNICEF/KEN',
  ])('is nobody for %o', (text) => {
    expect(parsePersona(text, choice)).toBeNull();
  });
});

describe('the list of personas', () => {
  const standing = (pair: string, returned = 0): CellWork => {
    const [agencyCode = '', countryCode = ''] = pair.split('/');
    return { agencyCode: agencyCode || null, countryCode, due: 20, submitted: 3, returned };
  };
  const all: PersonaChoice = {
    agencies: new Map(['UNICEF', 'WHO', 'UNHCR', 'UN_WOMEN', 'WFP', 'UNDP'].map((code) => [code, code])),
    countries: new Map(['KEN', 'NPL', 'BGD', 'COL', 'TCD', 'ARM', 'SEN', 'MAR'].map((code) => [code, code])),
  };
  const standings = [
    ...['UNICEF/KEN', 'WHO/KEN', 'UNICEF/NPL', 'UNHCR/BGD', 'UN_WOMEN/COL', 'WFP/TCD', '/ARM'].map((pair) =>
      standing(pair),
    ),
    standing('UNDP/MAR', 2),
  ];
  const listed = (given = standings) => listPersonas(all, given);

  test('has each role and each situation once, and says what waits', () => {
    expect(
      listed().map(({ persona, about, waits }) => [persona, about, waits && `${waits.count} ${waits.kind}`]),
    ).toEqual([
      ['coordinator', 'All countries; returns and accepts', '24 SUBMITTED'],
      ['focal-point/UNICEF/KEN', 'One country', '20 DUE'],
      ['focal-point/WHO/KEN', 'A colleague writes for the same country team', '20 DUE'],
      ['focal-point/UNDP/MAR', 'An answer came back with a reason', '2 RETURNED'],
      ['focal-point/UNICEF', 'Many countries', '40 DUE'],
      ['focal-point/UN_WOMEN/COL', 'Writes in Spanish', '20 DUE'],
      ['focal-point/WFP/TCD', 'Writes in French', '20 DUE'],
      ['contributor/UNHCR/BGD', 'Drafts, and leaves submitting to the focal point', '20 DUE'],
      ['country-lead/ARM', 'Leads a country team, and answers for it', '20 DUE'],
      ['co-chair', 'Reads everything, drafts as well', null],
      ['observer', 'Reads what is submitted', null],
    ]);
  });

  test('has a lead of a country in which nobody else of it answers', () => {
    const lead = listed().find(({ membership }) => membership.role === 'COUNTRY_LEAD');
    const others = listed().filter(({ persona }) => persona !== lead?.persona);
    expect(lead).toBeDefined();
    expect(others.map(({ membership }) => membership.countryCode)).not.toContain(
      lead?.membership.countryCode,
    );
  });

  test('holds only focal points that exist and that report', () => {
    const personas = listed(standings.filter(({ agencyCode }) => agencyCode !== 'WFP')).map(
      ({ persona }) => persona,
    );
    expect(personas).not.toContain('focal-point/WFP/TCD');
    expect(personas).toContain('focal-point/UN_WOMEN/COL');
  });
});
