import { describe, expect, test } from 'vitest';
import type { FieldChange } from '../../server/domain/event-content.ts';
import {
  type CurrentResponse,
  findClashes,
  type LaterChange,
  merge,
} from '../../server/responses/recording/merge.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';

const amina = { id: '0a', name: 'Amina' };
const bo = { id: '0b', name: 'Bo' };

function input(fields: Partial<RecordInput>): RecordInput {
  return { mutationId: 'any', country: 'KEN', item: 'LDR-2', agency: 'UNICEF', baseRevision: 0, ...fields };
}

function standing(fields: Partial<CurrentResponse> = {}): CurrentResponse {
  return { status: 'NOT_STARTED', rating: null, narrative: null, revision: 0, ...fields };
}

/** A change by somebody at a minute of the day. */
function later(by: LaterChange['by'], minute: number, ...changes: FieldChange[]): LaterChange {
  return { by, at: new Date(Date.UTC(2026, 0, 1, 12, minute)), changes };
}

const narrative = (from: string | null, to: string | null): FieldChange => ({ field: 'narrative', from, to });
const status = (from: string, to: string): FieldChange => ({ field: 'status', from, to });

describe('without a clash', () => {
  test('the fields sent are applied and the others stay', () => {
    const now = standing({ status: 'IN_PROGRESS', rating: 'MEETS', narrative: 'old', revision: 4 });
    expect(merge(input({ narrative: 'new', baseRevision: 4 }), now, [])).toEqual({
      kind: 'RECORDED',
      next: { status: 'IN_PROGRESS', rating: 'MEETS', narrative: 'new' },
      changes: [narrative('old', 'new')],
      merged: false,
    });
  });

  test('changes are listed in one order, and a field that says what it says already is not among them', () => {
    const now = standing({ status: 'IN_PROGRESS', rating: 'MEETS', narrative: 'old', revision: 1 });
    const sent = input({ narrative: 'new', rating: 'MEETS', status: 'SUBMITTED', baseRevision: 1 });
    expect(merge(sent, now, [])).toMatchObject({
      changes: [status('IN_PROGRESS', 'SUBMITTED'), narrative('old', 'new')],
    });
  });

  test('null clears rating and narrative', () => {
    const now = standing({ rating: 'MEETS', narrative: 'old', revision: 1 });
    expect(merge(input({ rating: null, narrative: null, baseRevision: 1 }), now, [])).toMatchObject({
      kind: 'RECORDED',
      next: { status: 'NOT_STARTED', rating: null, narrative: null },
    });
  });

  test('an empty narrative is the null that is stored', () => {
    const now = standing({ narrative: 'old', revision: 1 });
    expect(merge(input({ narrative: '', baseRevision: 1 }), now, [])).toMatchObject({
      next: { narrative: null },
      changes: [narrative('old', null)],
    });
  });

  test('text alone leaves the status where it was', () => {
    expect(merge(input({ narrative: 'first' }), standing(), [])).toMatchObject({
      next: { status: 'NOT_STARTED' },
    });
  });

  test('somebody else’s newer field is kept, and the outcome says so', () => {
    const now = standing({ status: 'SUBMITTED', narrative: 'old', revision: 2 });
    const since = [later(bo, 1, status('NOT_STARTED', 'SUBMITTED'))];
    expect(merge(input({ narrative: 'new', baseRevision: 1 }), now, since)).toEqual({
      kind: 'RECORDED',
      next: { status: 'SUBMITTED', rating: null, narrative: 'new' },
      changes: [narrative('old', 'new')],
      merged: true,
    });
  });

  test('two who say the same do not clash, and nothing was merged', () => {
    const now = standing({ narrative: 'same', revision: 2 });
    const since = [later(bo, 1, narrative('old', 'same'))];
    expect(merge(input({ narrative: 'same', rating: 'MEETS', baseRevision: 1 }), now, since)).toMatchObject({
      kind: 'RECORDED',
      changes: [{ field: 'rating', from: null, to: 'MEETS' }],
      merged: false,
    });
  });
});

describe('saying what is already so', () => {
  test('is unchanged, and still tells of fields that others changed', () => {
    const now = standing({ status: 'SUBMITTED', narrative: 'same', revision: 2 });
    const since = [later(bo, 1, status('NOT_STARTED', 'SUBMITTED'))];
    expect(merge(input({ narrative: 'same', baseRevision: 2 }), now, [])).toEqual({
      kind: 'UNCHANGED',
      merged: false,
    });
    expect(merge(input({ narrative: 'same', baseRevision: 1 }), now, since)).toEqual({
      kind: 'UNCHANGED',
      merged: true,
    });
  });

  test('is invalid with a note, which no event would keep', () => {
    const now = standing({ status: 'RETURNED', narrative: 'same', revision: 2 });
    const returned = [later(bo, 1, status('SUBMITTED', 'RETURNED'))];
    const again = { status: 'RETURNED' as const, note: 'Which letter?', baseRevision: 1 };
    expect(merge(input(again), now, returned)).toMatchObject({ kind: 'INVALID' });
    expect(merge(input({ ...again, narrative: 'other' }), now, returned)).toMatchObject({ kind: 'RECORDED' });
    expect(merge(input({ narrative: 'same', note: ' ', baseRevision: 2 }), now, [])).toMatchObject({
      kind: 'UNCHANGED',
    });
  });

  test.each([{ status: 'NOT_STARTED' as const }, { rating: null }, { narrative: null }, { narrative: '' }])(
    'is invalid where nobody ever answered: %j',
    (fields) => {
      expect(merge(input(fields), standing(), [])).toMatchObject({ kind: 'INVALID' });
    },
  );
});

describe('a clash', () => {
  test('has the value at the base revision, theirs now, mine, and who made the last change', () => {
    const now = standing({ narrative: 'third', revision: 3 });
    const since = [later(amina, 1, narrative('first', 'second')), later(bo, 2, narrative('second', 'third'))];
    expect(merge(input({ narrative: 'mine', baseRevision: 1 }), now, since)).toEqual({
      kind: 'CONFLICTED',
      clashes: [
        {
          field: 'narrative',
          base: 'first',
          theirs: 'third',
          mine: 'mine',
          theirsBy: bo,
          theirsAt: since[1]?.at,
        },
      ],
      changes: [narrative('first', 'mine')],
    });
  });

  test('keeps everything that the author wrote, the fields that do not clash too', () => {
    const now = standing({ status: 'IN_PROGRESS', rating: 'MEETS', narrative: 'theirs', revision: 2 });
    const since = [later(bo, 1, narrative('base', 'theirs'))];
    const sent = input({ status: 'SUBMITTED', rating: 'MEETS', narrative: 'mine', baseRevision: 1 });
    expect(merge(sent, now, since)).toMatchObject({
      kind: 'CONFLICTED',
      clashes: [{ field: 'narrative' }],
      changes: [status('IN_PROGRESS', 'SUBMITTED'), narrative('base', 'mine')],
    });
  });

  test('is there even where mine is what it was at the base revision: they changed it, and I say it again', () => {
    const now = standing({ narrative: 'theirs', revision: 2 });
    const since = [later(bo, 1, narrative('base', 'theirs'))];
    expect(merge(input({ narrative: 'base', baseRevision: 1 }), now, since)).toMatchObject({
      clashes: [{ base: 'base', theirs: 'theirs', mine: 'base' }],
      changes: [narrative('base', 'base')],
    });
  });

  test('is there where they changed it and changed it back', () => {
    const now = standing({ narrative: 'base', revision: 3 });
    const since = [later(bo, 1, narrative('base', 'other')), later(bo, 2, narrative('other', 'base'))];
    expect(merge(input({ narrative: 'mine', baseRevision: 1 }), now, since)).toMatchObject({
      clashes: [{ base: 'base', theirs: 'base', mine: 'mine' }],
    });
  });

  test('comes from the author’s own later change as well', () => {
    const now = standing({ narrative: 'my second', revision: 2 });
    const since = [later(amina, 1, narrative('my first', 'my second'))];
    expect(merge(input({ narrative: 'my third', baseRevision: 1 }), now, since)).toMatchObject({
      kind: 'CONFLICTED',
      clashes: [{ theirsBy: amina }],
    });
  });

  test('can be in several fields at once, in one order', () => {
    const now = standing({ status: 'RETURNED', narrative: null, revision: 2 });
    const since = [later(bo, 1, narrative('base', null), status('SUBMITTED', 'RETURNED'))];
    const clashes = findClashes(input({ narrative: 'mine', status: 'ACCEPTED', baseRevision: 1 }), since);
    expect(clashes.map(({ field, theirs }) => [field, theirs])).toEqual([
      ['status', 'RETURNED'],
      ['narrative', null],
    ]);
    expect(merge(input({ narrative: 'mine', status: 'ACCEPTED', baseRevision: 1 }), now, since).kind).toBe(
      'CONFLICTED',
    );
  });

  test('goes before not-applicable’s reason: what does not become so need not be complete', () => {
    const now = standing({ rating: 'MEETS', narrative: 'theirs', revision: 2 });
    const since = [later(bo, 1, narrative('base', 'theirs'))];
    const sent = input({ status: 'SUBMITTED', rating: 'NOT_APPLICABLE', narrative: null, baseRevision: 1 });
    expect(merge(sent, now, since).kind).toBe('CONFLICTED');
  });
});

describe('what can’t be recorded', () => {
  test('is based on a revision that is not there yet', () => {
    expect(merge(input({ narrative: 'x', baseRevision: 3 }), standing({ revision: 2 }), [])).toMatchObject({
      kind: 'INVALID',
      message: expect.stringContaining('only at 2'),
    });
  });

  test.each([
    ['sent at once', { status: 'SUBMITTED', rating: 'NOT_APPLICABLE' }, {}],
    ['submitted later', { status: 'SUBMITTED' }, { rating: 'NOT_APPLICABLE' }],
    ['rated so after it was submitted', { rating: 'NOT_APPLICABLE' }, { status: 'SUBMITTED' }],
    [
      'its reason taken away',
      { narrative: null },
      { status: 'SUBMITTED', rating: 'NOT_APPLICABLE', narrative: 'why' },
    ],
  ] as const)('is submitted as not applicable without a reason: %s', (_how, sent, now) => {
    expect(merge(input({ ...sent, baseRevision: 1 }), standing({ revision: 1, ...now }), [])).toMatchObject({
      kind: 'INVALID',
      message: expect.stringContaining('says why'),
    });
  });

  test.each([
    ['with its reason', { status: 'SUBMITTED', rating: 'NOT_APPLICABLE', narrative: 'why' }],
    ['before it is submitted', { status: 'IN_PROGRESS', rating: 'NOT_APPLICABLE' }],
  ] as const)('is not an answer that is not applicable %s', (_how, sent) => {
    expect(merge(input(sent), standing(), []).kind).toBe('RECORDED');
  });
});
