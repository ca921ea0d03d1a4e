import { expect, it } from 'vitest';
import { initialState } from '../../client/sync/initial-state.ts';
import type { Started } from '../../client/sync/known-names.ts';
import { step } from '../../client/sync/machine.ts';
import { keyOf } from '../../client/sync/model.ts';
import type { Effect, Input, State } from '../../client/sync/state.ts';
import { topicOf } from '../../client/sync/topic.ts';
import { type CountryData, countryTopic } from '../../client/sync/topics/country.ts';
import { me, other } from './model-server.ts';

const at = '2026-06-01T12:00:00.000Z';
const params = { country: 'KEN', cycle: '2026' };
const topic = topicOf(countryTopic, params);
const membership = { role: 'FOCAL_POINT', agency: { code: 'UNICEF' }, country: { code: 'KEN' } } as const;
const start: Started = {
  viewer: { person: me, memberships: [membership], viewerCan: [], withheldRoles: [], language: null },
  namesDigest: '',
  agencies: [],
  countries: [],
  cycles: [],
  currentCycle: { code: '2026' },
};
const nobodysOwn: Started = { ...start, viewer: start.viewer && { ...start.viewer, memberships: [] } };

const asked = {
  code: 'LDR-2',
  title: 'Agency focal point',
  guidance: 'Name one.',
  wording: 'ORIGINAL',
  answeredBy: 'AGENCY',
  callToActionAreas: [6],
} as const;
const criteria = { code: 'LDR-2', meetsWhen: 'Both are named.', evidence: ['letter'] };
const section = { code: 'LDR', title: 'Leadership' };
const cycle = { code: '2026', state: 'OPEN', opensOn: '2026-01-01', closesOn: '2026-12-31' } as const;
const agencies = [{ code: 'UNICEF' }, { code: 'WHO' }];
const stands = { cycle, agencies, viewerCan: [] };
const answerOf = (agencyCode: string, by: typeof me) => ({
  countryCode: 'KEN',
  cycleCode: '2026',
  itemCode: 'LDR-2',
  agencyCode,
  status: 'IN_PROGRESS' as const,
  rating: null,
  narrative: 'Begun.',
  revision: 3,
  updatedAt: at,
  updatedBy: by,
});
const part = {
  countryChecklist: { ...stands, checklist: { version: 7, sections: [{ ...section, items: [asked] }] } },
  responses: { nodes: [answerOf('UNICEF', me)], hasNextPage: false },
};
const whole = (version: number) => ({
  countryChecklist: {
    ...stands,
    checklist: { version, sections: [{ items: [criteria] }] },
    responses: [answerOf('UNICEF', me), answerOf('WHO', other)],
    progress: [],
    cursor: '9.abc',
  },
  events: { edges: [] },
});

/** What the machine did last, and what it knows of the country. */
function opened(begin: Started) {
  let state: State = initialState;
  let effects: readonly Effect[] = [];
  const happens = (...inputs: Input[]) => {
    for (const input of inputs) ({ state, effects } = step(state, input));
  };
  const asked = () => effects.find((effect) => effect.do === 'read');
  const comes = (is: 'read' | 'part-read', result: unknown) =>
    happens({ is, id: topic.id, generation: state.topics[topic.id]?.generation ?? 0, result, at });
  happens({ is: 'started', result: begin, at }, { is: 'follow', topic });
  const copy = () => state.topics[topic.id]?.data as CountryData | undefined;
  return { asked, comes, happens, copy, state: () => state, effects: () => effects };
}

it('reads one’s own answers first, then the whole without the questions that came, and only then follows what happens', () => {
  const page = opened(start);
  expect(page.asked()?.part?.variables).toMatchObject({ country: 'KEN', agencies: ['UNICEF'] });
  page.comes('part-read', part);
  expect(page.copy()).toMatchObject({ only: ['UNICEF'], sections: [{ ...section, items: [asked] }] });
  expect(page.copy()?.sections[0]?.items[0]?.evidence).toEqual([]);
  expect(Object.keys(page.copy()?.responses ?? {})).toEqual([
    keyOf({ ...params, agency: 'UNICEF', item: 'LDR-2' }),
  ]);
  expect(page.asked()).toMatchObject({
    part: null,
    first: false,
    request: { variables: { questions: false } },
  });
  page.comes('read', whole(7));
  const items = [{ ...asked, ...criteria }];
  expect(page.copy()).toMatchObject({ only: null, sections: [{ ...section, items }] });
  expect(Object.keys(page.copy()?.responses ?? {})).toHaveLength(2);
  // What was still on its way is no news.
  expect(page.copy()?.marks).toEqual({});
  expect(page.effects().map((effect) => effect.do)).toEqual(['stream']);
});

it('reads all of it anew where another wording was loaded between the part and the whole', () => {
  const page = opened(start);
  page.comes('part-read', part);
  page.comes('read', whole(8));
  expect(page.asked()).toMatchObject({ part: null, request: { variables: { questions: true } } });
});

it('begins with nothing where one’s own answers are more than come at once', () => {
  const page = opened(start);
  page.comes('part-read', { ...part, responses: { ...part.responses, hasNextPage: true } });
  expect(page.copy()).toBeUndefined();
  expect(page.asked()).toMatchObject({ part: null, request: { variables: { questions: true } } });
});

it('reads the whole at once for whoever has no answers of their own', () => {
  expect(opened(nobodysOwn).asked()).toMatchObject({
    part: null,
    request: { variables: { questions: true } },
  });
});

it('asks once who is signed in, however many things wait for the line', () => {
  const page = opened(nobodysOwn);
  const others = ['UGA', 'TZA', 'RWA'].map((country) => topicOf(countryTopic, { country, cycle: '2026' }));
  page.happens(...others.map((one): Input => ({ is: 'follow', topic: one })));
  let starts = 0;
  for (let round = 0; round < 3; round += 1) {
    for (const { id } of [topic, ...others]) {
      const { generation } = page.state().topics[id] ?? { generation: 0 };
      page.happens({ is: 'fault', id, generation, fault: { kind: 'network', message: 'lost' } });
    }
    for (const { id } of [topic, ...others]) {
      const { generation } = page.state().topics[id] ?? { generation: 0 };
      page.happens({ is: 'due', id, generation });
      starts += page.effects().filter((effect) => effect.do === 'start').length;
    }
  }
  expect(starts).toBe(1);
});
