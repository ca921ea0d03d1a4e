import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { handedOver } from '../../client/sync/handed-over.ts';
import type { Started } from '../../client/sync/known-names.ts';
import { keyOf, type Patch, untouched, valuesNamedBy } from '../../client/sync/model.ts';
import type { Edit } from '../../client/sync/outbox-edits.ts';
import type { Sync } from '../../client/sync/runtime.ts';
import { workOf } from '../../client/sync/work.ts';
import { DeviceWorld } from './device-world.ts';
import { MachineBench } from './machine-bench.ts';
import { ModelServer, other } from './model-server.ts';

const at = '2026-06-01T12:00:00.000Z';
const viewer = { person: other, memberships: [], viewerCan: [], withheldRoles: [], language: null };
const somebodyElse: Started = {
  viewer,
  namesDigest: '',
  agencies: [],
  countries: [],
  cycles: [],
  currentCycle: { code: '2026' },
};

const address = { cycle: '2026', country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
const key = keyOf(address);

function edit(mutationId: string, patch: Patch): Edit {
  return { address, patch, seen: valuesNamedBy(patch, untouched), base: 0, note: null, mutationId, at };
}

const first = edit('a', { rating: 'MEETS' });
const second = edit('b', { narrative: 'Written last' });

/** The bench as a page has it, without any view. */
function pageOf(bench: MachineBench): Sync {
  const listeners = new Set<() => void>();
  const dispatch = bench.dispatch.bind(bench);
  bench.dispatch = (input) => {
    dispatch(input);
    for (const listener of [...listeners]) listener();
  };
  const subscribe = (listener: () => void) => listeners.add(listener);
  return { state: () => bench.state, dispatch: bench.dispatch, subscribe } as unknown as Sync;
}

function bench(): MachineBench {
  const made = new MachineBench(new ModelServer());
  made.finishRead('answered');
  return made;
}

/** Somebody else signs in at the page, in the place of whoever was there. */
function turn(to: MachineBench): void {
  to.signOut();
  to.dispatch({ is: 'started', result: somebodyElse, at });
}

const sent = ({ request }: MachineBench) => request?.entries.map(({ mutationId }) => mutationId);

let browser = new EventTarget();
beforeEach(() => {
  browser = new EventTarget();
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
  vi.stubGlobal('removeEventListener', browser.removeEventListener.bind(browser));
});
afterEach(() => vi.unstubAllGlobals());

/** Whether the browser would ask before it closes the window. */
const asks = () => !browser.dispatchEvent(new Event('beforeunload', { cancelable: true }));

it('sends the second change of an answer once the first has its outcome', () => {
  const page = bench();
  const waiting = handedOver(pageOf(page));
  waiting.add([first, second]);
  expect(sent(page)).toEqual(['a']);
  expect(waiting.ahead().size).toBe(0);
  page.finishRequest('lost');
  page.fire('send');
  expect(sent(page)).toEqual(['a']);
  page.finishRequest('answered');
  expect(sent(page)).toEqual(['b']);
  page.finishRequest('answered');
  expect(page.server.rows.get(key)?.values).toMatchObject({ ...first.patch, ...second.patch });
});

const texts = [
  edit('a', { narrative: 'Written first' }),
  { ...edit('b', { narrative: 'Written on it' }), seen: { narrative: 'Written first' } },
  { ...edit('c', { narrative: 'And last' }), seen: { narrative: 'Written on it' } },
];

it('puts each text of an answer on the one before, so that all are in its history', () => {
  const page = bench();
  handedOver(pageOf(page)).add(texts);
  for (const _ of texts) page.finishRequest('answered');
  expect(page.state.outbox.lines[key]).toMatchObject({ entries: [], conflict: null });
  expect(page.server.log.flatMap(({ changes }) => changes?.map(({ to }) => to))).toEqual([
    'Written first',
    'Written on it',
    'And last',
  ]);
  expect(page.server.complaints).toEqual([]);
});

it('tells of a clash where a colleague wrote meanwhile, and has the last text to choose', () => {
  const page = bench();
  handedOver(pageOf(page)).add(texts.slice(0, 2));
  page.server.otherChanges('LDR-2', { narrative: 'Of a colleague' });
  page.finishRequest('answered');
  const { conflict } = page.state.outbox.lines[key] ?? {};
  expect(conflict).toMatchObject({
    mine: { narrative: 'Written on it' },
    fields: [{ theirs: 'Of a colleague' }],
  });
});

it('takes nothing that was typed here for seen by the author of the file, nor the other way round', () => {
  const page = bench();
  page.edit('LDR-2', { narrative: 'Typed here' });
  handedOver(pageOf(page)).add(texts.slice(0, 1));
  page.dispatch({ is: 'settle', key });
  page.finishRequest('answered');
  page.finishRequest('answered');
  expect(page.state.outbox.lines[key]?.conflict).toMatchObject({ mine: { narrative: 'Written first' } });
  expect(page.server.rows.get(key)?.values.narrative).toBe('Typed here');
});

it('leaves all that is not received to whoever keeps it in a file again', () => {
  const page = bench();
  handedOver(pageOf(page)).add(texts);
  const all = { outbox: page.state.outbox, waiting: [] };
  const { entries } = workOf(all, other, at, () => 'new');
  expect(entries.map(({ mutationId, patch }) => [mutationId, patch.narrative])).toEqual([
    ['a', 'Written first'],
    ['b', 'Written on it'],
    ['c', 'And last'],
  ]);
});

it('hands over once what is read twice', () => {
  const page = bench();
  const waiting = handedOver(pageOf(page));
  waiting.add([first, second]);
  waiting.add([first, second]);
  expect(page.state.outbox.lines[key]?.entries.map(({ mutationId }) => mutationId)).toEqual(['a', 'b']);
});

it('sends nothing of its author’s while somebody else is signed in, and goes on once they are back', () => {
  const page = bench();
  const waiting = handedOver(pageOf(page));
  waiting.add([first, second]);
  turn(page);
  page.finishStray();
  page.finishRequest('answered');
  expect(page.state.author).toBe(other.id);
  expect(page.state.outbox.lines).toEqual({});
  waiting.add([edit('c', { narrative: 'Of somebody else' })]);
  expect(sent(page)).toEqual(['c']);
  page.finishRequest('answered');
  expect(page.request).toBeNull();
  page.signOut();
  page.signIn();
  expect(sent(page)).toEqual(['a']);
  page.finishRequest('answered');
  expect(sent(page)).toEqual(['b']);
});

/** A window that does not know yet what its device has. */
function opening() {
  const world = new DeviceWorld();
  world.open();
  const [tab] = world.tabs;
  if (!tab) throw new Error('no tab is open');
  const disk = () => {
    while (tab.asked.length > 0) world.disks(0);
  };
  return { page: tab.bench, disk };
}

it('waits for what the device has, and asks before the window is closed over what waits', () => {
  const { page, disk } = opening();
  const waiting = handedOver(pageOf(page));
  waiting.add([first, second]);
  expect(page.state.outbox.lines).toEqual({});
  expect(waiting.waiting()).toMatchObject([first, second]);
  expect([...waiting.ahead()]).toEqual([key]);
  expect(asks()).toBe(true);
  disk();
  expect(waiting.ahead().size).toBe(0);
  expect(asks()).toBe(false);
  expect(sent(page)).toEqual(['a']);
  page.finishRequest('answered');
  disk();
  expect(sent(page)).toEqual(['b']);
});

it('keeps the texts of a file on the device, each apart and on the one before', () => {
  const { page, disk } = opening();
  disk();
  handedOver(pageOf(page)).add(texts);
  disk();
  for (const _ of texts) {
    page.finishRequest('answered');
    disk();
  }
  expect(page.state.outbox.lines[key]).toMatchObject({ entries: [], conflict: null });
  expect(page.server.rows.get(key)?.values.narrative).toBe('And last');
});

it('gives up what waits of whoever signs out and gives up the rest', () => {
  const { page, disk } = opening();
  const waiting = handedOver(pageOf(page));
  waiting.add([first, second]);
  page.dispatch({ is: 'signed-out' });
  expect(asks()).toBe(false);
  disk();
  page.signIn();
  disk();
  expect(page.request).toBeNull();
});
