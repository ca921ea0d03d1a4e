import { expect, it } from 'vitest';
import { type AreaAlert, byArea } from '../../client/views/monitor-areas/by-area.ts';

const item = (code: string, callToActionAreas: number[], answeredBy: 'AGENCY' | 'COUNTRY_TEAM') => ({
  code,
  title: code,
  answeredBy,
  callToActionAreas,
});
const answers = {
  cycle: { code: '2026' },
  checklist: {
    sections: [{ items: [item('LAW-5', [2, 7], 'COUNTRY_TEAM')] }, { items: [item('PRV-5', [2], 'AGENCY')] }],
  },
  agencies: [{ code: 'UNHCR' }, { code: 'UNICEF' }, { code: 'WHO' }],
  responses: [
    { itemCode: 'LAW-5', agencyCode: null, status: 'RETURNED' as const },
    { itemCode: 'PRV-5', agencyCode: 'WHO', status: 'ACCEPTED' as const },
  ],
};

function alert(id: string, ...actions: (Partial<AreaAlert['actions'][number]> & { id: string })[]) {
  const planned = { state: 'PLANNED', dueOn: '2026-05-01', itemCodes: [] as string[] };
  return {
    id,
    title: id,
    level: 'CONCERN',
    state: 'CONFIRMED',
    actions: actions.map((one) => ({ ...planned, ...one })),
  } as AreaAlert;
}

const placed = (...alerts: AreaAlert[]) =>
  byArea(alerts, answers).map(({ area, actions }) => [
    area,
    actions.map((one) => `${one.action.id} on ${one.alert.id}`),
  ]);

it('an early action stands once in each area of the items that it touches, and what touches none stands last', () => {
  const found = placed(
    alert('hill', { id: 'both', itemCodes: ['PRV-5', 'LAW-5'] }, { id: 'free' }),
    alert(
      'lake',
      { id: 'first', itemCodes: ['PRV-5'], dueOn: '2026-04-01' },
      { id: 'old', itemCodes: ['OLD-1'] },
    ),
  );
  expect(found).toEqual([
    [1, []],
    [2, ['first on lake', 'both on hill']],
    [3, []],
    [4, []],
    [5, []],
    [6, []],
    [7, ['both on hill']],
    [null, ['free on hill', 'old on lake']],
  ]);
});

it('what is to be done comes before what was done, however long ago that was due', () => {
  const done = { id: 'done', itemCodes: ['LAW-5'], state: 'DONE' as const, dueOn: '2026-01-01' };
  const found = placed(alert('hill', done, { id: 'open', itemCodes: ['LAW-5'] }));
  expect(found[6]).toEqual([7, ['open on hill', 'done on hill']]);
  expect(found).toHaveLength(7);
});

it('an item of the agencies has an answer of each of them, one of the country team a single one', () => {
  expect(byArea([], answers)[1]?.items).toEqual([
    { code: 'LAW-5', title: 'LAW-5', counts: [['RETURNED', 1]] },
    {
      code: 'PRV-5',
      title: 'PRV-5',
      counts: [
        ['NOT_STARTED', 2],
        ['ACCEPTED', 1],
      ],
    },
  ]);
});
