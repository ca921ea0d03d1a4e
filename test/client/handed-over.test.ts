import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { handedOver } from '../../client/sync/handed-over.ts';
import type { Started } from '../../client/sync/known-names.ts';
import { keyOf, type Patch, untouched, valuesNamedBy } from '../../client/sync/model.ts';
import type { Edit } from '../../client/sync/outbox-edits.ts';
import type { Sync } from '../../client/sync/runtime.ts';
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

it('sends the second change of an answer once the first has its outcome, and asks before it is closed over', () => {
  const page = bench();
  const waiting = handedOver(pageOf(page));
  waiting.add([first, second]);
  expect(sent(page)).toEqual(['a']);
  expect([...waiting.ahead()]).toEqual([key]);
  expect(asks()).toBe(true);
  page.finishRequest('lost');
  page.fire('send');
  expect(sent(page)).toEqual(['a']);
  page.finishRequest('answered');
  expect(sent(page)).toEqual(['b']);
  expect(waiting.ahead().size).toBe(0);
  expect(asks()).toBe(false);
  page.finishRequest('answered');
  expect(page.server.rows.get(key)?.values).toMatchObject({ ...first.patch, ...second.patch });
});

it('hands over nothing of its author’s while somebody else is signed in, and goes on once they are back', () => {
  const page = bench();
  const waiting = handedOver(pageOf(page));
  waiting.add([first, second]);
  turn(page);
  page.finishStray();
  page.finishRequest('answered');
  expect(page.state.author).toBe(other.id);
  expect(page.state.outbox.lines).toEqual({});
  expect(waiting.ahead().size).toBe(0);
  expect(asks()).toBe(true);
  waiting.add([edit('c', { narrative: 'Of somebody else' })]);
  expect(sent(page)).toEqual(['c']);
  page.finishRequest('answered');
  expect(page.request).toBeNull();
  page.signOut();
  page.signIn();
  expect([...waiting.ahead()]).toEqual([key]);
  expect(sent(page)).toEqual(['a']);
  page.finishRequest('answered');
  expect(sent(page)).toEqual(['b']);
  expect(asks()).toBe(false);
});

it('waits for what the device has of its author, who is back', () => {
  const world = new DeviceWorld();
  world.open();
  const [tab] = world.tabs;
  if (!tab) throw new Error('no tab is open');
  const disk = () => {
    while (tab.asked.length > 0) world.disks(0);
  };
  disk();
  const waiting = handedOver(pageOf(tab.bench));
  waiting.add([first, second]);
  disk();
  turn(tab.bench);
  // What it has of somebody else is never read here.
  while (tab.asked[0]?.do === 'keep') world.disks(0);
  tab.asked.splice(0);
  tab.bench.signOut();
  tab.bench.signIn();
  expect(tab.bench.state.outbox.lines).toEqual({});
  expect(waiting.ahead().size).toBe(1);
  tab.bench.request = null;
  disk();
  expect(tab.bench.state.outbox.lines[key]?.entries).toMatchObject([{ mutationId: 'a' }]);
  expect(sent(tab.bench)).toEqual(['a']);
  tab.bench.finishRequest('answered');
  disk();
  expect(sent(tab.bench)).toEqual(['b']);
});

it('gives up what waits of whoever signs out and gives up the rest', () => {
  const page = bench();
  const waiting = handedOver(pageOf(page));
  waiting.add([first, second]);
  page.dispatch({ is: 'signed-out' });
  expect(asks()).toBe(false);
  page.request = null;
  page.signIn();
  expect(page.request).toBeNull();
});
