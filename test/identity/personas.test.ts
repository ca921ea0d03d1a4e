import { describe, expect, test } from 'vitest';
import { listPersonas, type PersonaChoice, parsePersona } from '../../server/identity/personas.ts';

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

  test.each([
    '',
    'Coordinator',
    'coordinator/OHCHR',
    'focal-point',
    'focal-point/UNICEF',
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
  test('begins with the coordinator, ends with the observer, and names each once', () => {
    const personas = listPersonas(choice, () => true).map(({ persona }) => persona);
    expect(personas[0]).toBe('coordinator');
    expect(personas.at(-1)).toBe('observer');
    expect(new Set(personas).size).toBe(personas.length);
  });

  test('holds only focal points that exist and that report', () => {
    const personas = listPersonas(choice, (pair) => pair !== 'UNDP/MAR').map(({ persona }) => persona);
    expect(personas).toEqual([
      'coordinator',
      'focal-point/UNICEF/KEN',
      'focal-point/UNICEF/NPL',
      'focal-point/UN_WOMEN/COL',
      'observer',
    ]);
  });
});
