import { describe, expect, it } from 'vitest';
import {
  comparisonHref,
  filterOf,
  kindsOf,
  parseComparing,
} from '../../client/views/comparison/comparison-address.ts';
import { chooseSides, nameOfSide, sidesOf } from '../../client/views/comparison/sides.ts';

const cycle = (code: string, state: 'OPEN' | 'CLOSED') => ({
  code,
  state,
  opensOn: `${code}-01-15`,
  closesOn: `${code}-11-30`,
});
const taken = (name: string, at: string) => ({ name, closing: name.startsWith('Closing'), at });
const cycles = [cycle('2027', 'OPEN'), cycle('2026', 'CLOSED')];
const sides = sidesOf(cycles, {
  '2026': [taken('Middle', '2026-06-01'), taken('Closing', '2026-12-01'), taken('Closing 2', '2026-12-20')],
  '2027': [taken('Middle', '2027-06-01')],
});

describe('the sides of a comparison', () => {
  const chosen = (earlier: string, later: string) => {
    const both = chooseSides(sides, { earlier, later });
    return both && [nameOfSide(both.earlier), nameOfSide(both.later)];
  };

  it('are the last closing of the year before and this year as it stands, where nothing else is said', () => {
    expect(chosen('', '')).toEqual(['2026/Closing 2', '2027']);
    expect(chosen('', '2026')).toEqual(['2026/Closing', '2026/Closing 2']);
    expect(chosen('nothing', 'nothing')).toEqual(['2026/Closing 2', '2027']);
  });

  it('are those that the address names, turned where it names them the wrong way round', () => {
    expect(chosen('2026/Middle', '2027/Middle')).toEqual(['2026/Middle', '2027/Middle']);
    expect(chosen('2027', '2026/Middle')).toEqual(['2026/Middle', '2027']);
    expect(chosen('2026', '2027')).toEqual(['2026/Closing 2', '2027']);
  });

  it('are two also where one is named for both', () => {
    expect(chosen('2027', '2027')).toEqual(['2026/Closing 2', '2027']);
    expect(chosen('2026/Middle', '2026/Middle')).toEqual(['2026/Middle', '2026/Closing']);
  });

  it('are none where there is nothing to compare with', () => {
    expect(chooseSides(sidesOf([cycle('2026', 'OPEN')], {}), { earlier: '', later: '' })).toBeNull();
    expect(chooseSides([], { earlier: '', later: '' })).toBeNull();
  });
});

describe('the address of a comparison', () => {
  it('narrows to what it names and lists what it says, and a change begins at the first page', () => {
    const comparing = parseComparing({
      earlier: '2026/Closing',
      later: '2027',
      by: 'ITEM',
      country: 'KEN',
      agency: 'team',
      area: '3',
      list: 'SPLIT',
      after: 'x',
    });
    expect(filterOf(comparing.narrowed)).toEqual({
      countries: ['KEN'],
      agencies: [],
      countryTeam: true,
      areas: [3],
    });
    expect(kindsOf('SPLIT')).toEqual({ kinds: null, reasons: ['SPLIT'] });
    expect(kindsOf('GAIN')).toEqual({ kinds: ['GAIN'], reasons: null });
    expect(comparisonHref(comparing, { list: null })).toBe(
      '/comparison?earlier=2026%2FClosing&later=2027&by=ITEM&country=KEN&agency=team&area=3',
    );
  });

  it('shows rows by country where it says nothing, or nothing that there is', () => {
    const nothing = parseComparing({});
    expect(nothing).toMatchObject({ by: 'COUNTRY', list: null, after: '' });
    expect(parseComparing({ by: 'YEAR', list: 'BEST', area: '8' })).toEqual(nothing);
    expect(filterOf(nothing.narrowed)).toEqual({});
  });
});
