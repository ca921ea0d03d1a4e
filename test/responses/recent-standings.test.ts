import { expect, test } from 'vitest';
import {
  type RecordableContext,
  RecordContextCache,
} from '../../server/responses/recording/record-context.sql.ts';
import { inputFor, openCycle } from '../support/builders.ts';

const place = (item: string) => ({ country: 'KEN', agency: 'UNICEF', item });

function standing(revision: number, narrative = ''): RecordableContext {
  return {
    ordinal: 0,
    receipt_digest: null,
    cycle_code: openCycle,
    cycle_state: 'OPEN',
    country_known: true,
    answered_by: 'AGENCY',
    agency_known: true,
    reporting_agencies: null,
    has_lead: false,
    cell_id: 1,
    presence: 'RESIDENT',
    second_person: false,
    status: 'IN_PROGRESS',
    rating: null,
    narrative,
    revision,
    updated_at: new Date(0),
    agency_code: 'UNICEF',
    item_code: 'A',
    author_id: 'somebody',
    author_name: 'Somebody',
    since: null,
    separate_acceptance: false,
    endorsement: false,
    own_words: null,
    endorser_due: null,
    addressee_takes_up: null,
    file_author_known: null,
    returned_to: null,
    endorsed_revision: null,
  };
}

test('An answer is remembered for whoever saw the revision that it stands at, in the cycle that it is of', () => {
  const standings = new RecordContextCache();
  standings.keepContext(inputFor(place('A')), standing(3));
  expect(standings.findContext(inputFor(place('A'), { baseRevision: 3 }))?.revision).toBe(3);
  expect(standings.findContext(inputFor(place('A'), { baseRevision: 3, cycle: openCycle }))?.revision).toBe(
    3,
  );
  expect(standings.findContext(inputFor(place('A'), { baseRevision: 2 }))).toBeUndefined();
  expect(standings.findContext(inputFor(place('A'), { baseRevision: 3, cycle: '1999' }))).toBeUndefined();
  expect(standings.findContext(inputFor(place('B'), { baseRevision: 3 }))).toBeUndefined();
  standings.forgetContext(inputFor(place('A')));
  expect(standings.findContext(inputFor(place('A'), { baseRevision: 3 }))).toBeUndefined();
});

test('A country team’s answer is never remembered: who may write it changes without a revision', () => {
  const standings = new RecordContextCache();
  const team = { country: 'KEN', agency: null, item: 'LDR-1' };
  standings.keepContext(inputFor(team), standing(1));
  expect(standings.findContext(inputFor(team, { baseRevision: 1 }))).toBeUndefined();
});

test('The answers that were used least lately are forgotten, where there are too many or they say too much', () => {
  const standings = new RecordContextCache({ answers: 2, bytes: 5_000 });
  const found = () =>
    ['A', 'B', 'C'].filter((item) => standings.findContext(inputFor(place(item), { baseRevision: 1 })));
  for (const item of ['A', 'B']) standings.keepContext(inputFor(place(item)), standing(1));
  standings.findContext(inputFor(place('A'), { baseRevision: 1 }));
  standings.keepContext(inputFor(place('C')), standing(1));
  expect(found()).toEqual(['A', 'C']);
  standings.keepContext(inputFor(place('B')), standing(1, 'x'.repeat(2_100)));
  expect(found()).toEqual(['B']);
});
