import { describe, expect, it } from 'vitest';
import { chartsQuery, parseCharts } from '../../client/views/charts/charts-address.ts';
import {
  extremesOf,
  pointsOf,
  ratingParts,
  shareOf,
  turningDays,
} from '../../client/views/charts/figures.ts';
import type { Counted } from '../../client/views/standing/ratings.ts';

const none = { missing: 0, approaches: 0, meets: 0, exceeds: 0, notApplicable: 0, unrated: 0 };
const counted = (submitted: number, accepted: number, total: number): Counted => ({
  notStarted: total - submitted - accepted,
  inProgress: 0,
  submitted,
  returned: 0,
  accepted,
  total,
  ratings: none,
});

describe('the figures of charts', () => {
  it('tells each day on which a number became another', () => {
    expect(turningDays([1, 1, 3, 3, 3, 2, 2], '2026-02-27')).toEqual([
      { day: '2026-02-27', answered: 1 },
      { day: '2026-03-01', answered: 3 },
      { day: '2026-03-04', answered: 2 },
      { day: '2026-03-05', answered: 2 },
    ]);
    expect(turningDays([], '2026-01-01')).toEqual([]);
  });

  it('places each day by its end within the cycle, and each sum as a part of what is due', () => {
    const cycle = { opensOn: '2026-02-26', closesOn: '2026-03-07' };
    expect(pointsOf([1, 3, 5], '2026-02-27', cycle, 10)).toEqual([
      [0.2, 0.1],
      [0.3, 0.3],
      [0.4, 0.5],
    ]);
    // A day after the last stays at the end, and nothing due is nothing answered.
    expect(pointsOf([4], '2026-04-01', cycle, 2)).toEqual([[1, 1]]);
    expect(pointsOf([0], '2026-02-26', cycle, 0)).toEqual([[0.1, 0]]);
  });

  it('finds which is furthest and which least far', () => {
    const rows = [counted(1, 0, 4), counted(1, 2, 4), counted(0, 0, 9)].map((counts) => ({ counts }));
    expect(rows.map(({ counts }) => shareOf(counts))).toEqual([0.25, 0.75, 0]);
    expect(extremesOf(rows)).toEqual({ most: rows[1], least: rows[2] });
    expect(extremesOf(rows.slice(0, 1))).toBeNull();
    expect(shareOf(counted(0, 0, 0))).toBe(0);
  });

  it('gives each rating its part of all that were given, those without one too', () => {
    const parts = ratingParts({ ...none, missing: 1, meets: 5, unrated: 4 });
    expect(parts.map(({ field, count, share }) => [field, count, share])).toEqual([
      ['missing', 1, 0.1],
      ['approaches', 0, 0],
      ['meets', 5, 0.5],
      ['exceeds', 0, 0],
      ['notApplicable', 0, 0],
      ['unrated', 4, 0.4],
    ]);
    expect(ratingParts(none).every(({ share }) => share === 0)).toBe(true);
  });
});

describe('the address of charts', () => {
  it('keeps what is chosen, and leaves out what is usual or wrong', () => {
    const query = { by: 'AREA', area: '3', cycle: '2026' };
    expect(chartsQuery(parseCharts(query))).toEqual(query);
    expect(chartsQuery(parseCharts({}))).toEqual({});
    expect(parseCharts({ by: 'COLOUR', area: '8' })).toEqual({ by: 'AGENCY', area: null, cycle: null });
  });
});
