import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Reader as Person, readerOf } from '../../server/access/visibility.ts';
import { cellProgress } from '../../server/domain/cell.ts';
import type { MembershipScope } from '../../server/domain/viewer.ts';
import { formatCursor, parseCursor } from '../../server/log/cursor.ts';
import { type EventFilter, matchesFilter } from '../../server/log/event-filter.ts';
import type { LogEvent } from '../../server/log/log-event.ts';
import { redactEventFor } from '../../server/log/redact-event.ts';
import { type CellsChanged, mergeCell } from '../../server/progress/changed-cells.ts';
import { CATCH_UP_BATCH } from '../../server/subscriptions/event-group.ts';
import { FanOut } from '../../server/subscriptions/fan-out.ts';
import type { Reader, Sink } from '../../server/subscriptions/reader.ts';
import { type Feed, readByFanOut } from '../../server/subscriptions/streams.ts';
import { topicKeysOfEvent, topicKeysOfFilter } from '../../server/subscriptions/topic-keys.ts';
import { strictBackground } from '../support/background.ts';
import { MemoryLog, type Told } from './memory-log.ts';

const countries = ['KEN', 'NPL', 'PER'];
const agencies = ['UNICEF', 'WHO'];
const people = ['ann', 'ben', 'eve'];
const country = fc.constantFrom(...countries);
const agency = fc.constantFrom(...agencies);

const answerEvent: fc.Arbitrary<Told> = fc
  .record({
    kind: fc.constantFrom(
      'RESPONSE_RECORDED' as const,
      'RESPONSE_CONFLICTED' as const,
      'CONTENT_ERASED' as const,
    ),
    countryCode: country,
    agencyCode: fc.option(agency),
    visibility: fc.constantFrom('OPEN' as const, 'DRAFT' as const, 'REVEALED' as const, 'WITHDRAWN' as const),
    cycleCode: fc.constantFrom('2026', '2026', '2025'),
    submitted: fc.nat(40),
  })
  .map(({ submitted, ...event }) => ({
    ...event,
    itemCode: 'LDR-1',
    reportingAgencies: agencies,
    changes: [{ field: 'narrative', from: 'before', to: `says ${submitted}` }],
    contentBefore: { status: 'IN_PROGRESS' },
    progress: cellProgress(event, [0, 0, submitted, 0, 0], 0, null),
  }));
const commentEvent: fc.Arbitrary<Told> = fc
  .record({
    kind: fc.constantFrom('COMMENT_ADDED' as const, 'COMMENT_ERASED' as const),
    countryCode: country,
    agencyCode: fc.option(agency),
    itemCode: fc.option(fc.constant('LDR-1')),
    visibility: fc.constantFrom('PUBLISHED' as const, 'INTERNAL' as const, 'LED' as const),
  })
  .map((event) => ({
    ...event,
    reportingAgencies: agencies,
    changes: [{ field: 'comment', from: null, to: 'an id' }],
  }));
const personEvent: fc.Arbitrary<Told> = fc.constantFrom(...people).map((person) => ({
  kind: 'MEMBERSHIP_GRANTED',
  cycleCode: null,
  visibility: 'PEOPLE',
  changes: [{ field: 'person', from: null, to: person }],
}));
const cycleEvent: fc.Arbitrary<Told> = fc.constant({ kind: 'CYCLE_CLOSED' });
const events = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: answerEvent },
    { weight: 3, arbitrary: commentEvent },
    { weight: 2, arbitrary: personEvent },
    { weight: 1, arbitrary: cycleEvent },
  ),
  { minLength: 1, maxLength: 12 },
);
const filter: fc.Arbitrary<EventFilter | null> = fc.option(
  fc.record(
    {
      countries: fc.option(fc.subarray(countries)),
      agencies: fc.option(fc.subarray(agencies)),
      countryTeam: fc.option(fc.boolean()),
    },
    { requiredKeys: [] },
  ),
);
const membership: fc.Arbitrary<MembershipScope> = fc.record({
  role: fc.constantFrom(
    'COORDINATOR' as const,
    'FOCAL_POINT' as const,
    'COUNTRY_LEAD' as const,
    'OBSERVER' as const,
  ),
  agencyCode: fc.option(agency),
  countryCode: fc.option(country),
});
const person: fc.Arbitrary<Person> = fc
  .record({ personId: fc.constantFrom(...people), memberships: fc.array(membership, { maxLength: 2 }) })
  .map(({ personId, memberships }) => readerOf({ personId, name: personId, memberships }));

type Step =
  | { do: 'append'; events: Told[] }
  | { do: 'join'; person: Person; filter: EventFilter | null; back: number; slow: boolean }
  | { do: 'joinProgress'; back: number; slow: boolean }
  | { do: 'leave'; which: number }
  | { do: 'changeRoles'; which: number; person: Person }
  | { do: 'take'; which: number; count: number }
  | { do: 'wait' };
const slow = fc.boolean();
const back = fc.nat(15);
const which = fc.nat(30);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('append' as const), events }),
  fc.record({ do: fc.constant('append' as const), events }),
  fc.record({ do: fc.constant('join' as const), person, filter, back, slow }),
  fc.record({ do: fc.constant('join' as const), person, filter: fc.constant(null), back, slow }),
  fc.record({ do: fc.constant('joinProgress' as const), back, slow }),
  fc.record({ do: fc.constant('leave' as const), which }),
  fc.record({ do: fc.constant('changeRoles' as const), which, person }),
  fc.record({ do: fc.constant('take' as const), which, count: fc.integer({ min: 1, max: 6 }) }),
  fc.constant({ do: 'wait' as const }),
);

/** Events that one read of the log gives. */
const PAGE = 7;
/** Messages that may wait before a reader is behind. */
const ENOUGH = 2;

/** Somebody's connection: what was sent waits until they take it; a quick reader takes all at once. */
class Connection implements Sink<unknown> {
  readonly taken: unknown[] = [];
  /** Most that waited: messages that were told together with others, and sets that were written to this one alone. */
  most = 0;
  largestSet = 0;
  #waiting: { message: unknown; first: boolean; written: () => void }[] = [];

  constructor(public slow: boolean) {}

  get behind(): boolean {
    return this.#waiting.length > ENOUGH;
  }

  send(message: unknown): void {
    this.#add(message, true, () => {});
  }

  async write(messages: readonly unknown[]): Promise<void> {
    this.largestSet = Math.max(this.largestSet, messages.length);
    await Promise.all(
      messages.map(
        (message, index) => new Promise<void>((written) => this.#add(message, index === 0, written)),
      ),
    );
  }

  take(count: number): void {
    for (const { message, written } of this.#waiting.splice(0, count)) {
      this.taken.push(message);
      written();
    }
  }

  #add(message: unknown, first: boolean, written: () => void): void {
    this.#waiting.push({ message, first, written });
    this.most = Math.max(this.most, this.#waiting.filter((one) => one.first).length);
    if (!this.slow) this.take(this.#waiting.length);
  }
}

type Follower = {
  feed: Feed;
  connection: Connection;
  reader: Reader<unknown>;
  reading: Promise<unknown>;
  gone: boolean;
};

class World {
  readonly log = new MemoryLog(PAGE);
  readonly fanOut = new FanOut<unknown>(this.log, (error) => this.failures.push(error), strictBackground());
  readonly followers: Follower[] = [];
  readonly failures: unknown[] = [];

  begin(feed: Feed, key: string, slow: boolean): void {
    const connection = new Connection(slow);
    const render = async (happened: unknown) => {
      await null;
      return happened;
    };
    const reader = this.fanOut.follow(feed, { key, render }, connection);
    this.followers.push({ feed, connection, reader, reading: reader.next(), gone: false });
  }

  events(after: number, filter: EventFilter | null, reader: Person, slow: boolean): void {
    const feed: Feed = { ...readByFanOut, topic: 'EVENTS', after, filter, reader };
    this.begin(feed, JSON.stringify(filter), slow);
  }

  progress(after: number, slow: boolean): void {
    const feed: Feed = { ...readByFanOut, topic: 'PROGRESS', after, cycleCode: '2026' };
    this.begin(feed, '', slow);
  }

  async leave(follower: Follower): Promise<void> {
    follower.gone = true;
    const seen = follower.connection;
    await follower.reader.return();
    seen.slow = false;
    seen.take(Number.POSITIVE_INFINITY);
  }

  async do(step: Step): Promise<void> {
    const chosen = 'which' in step ? this.followers[step.which % (this.followers.length || 1)] : undefined;
    switch (step.do) {
      case 'append':
        return this.log.append(step.events);
      case 'join':
        return this.events(Math.max(0, this.log.position - step.back), step.filter, step.person, step.slow);
      case 'joinProgress':
        return this.progress(Math.max(0, this.log.position - step.back), step.slow);
      case 'leave':
        if (chosen) await this.leave(chosen);
        return undefined;
      case 'changeRoles': {
        if (chosen?.feed.topic !== 'EVENTS' || chosen.gone) return undefined;
        const { after, filter } = chosen.feed;
        await this.leave(chosen);
        const last = chosen.connection.taken.at(-1) as LogEvent | undefined;
        return this.events(last?.place.position ?? after, filter, step.person, true);
      }
      case 'take':
        return chosen?.connection.take(step.count);
      case 'wait':
        return nextTurn();
    }
  }

  /** Until everybody has taken all there is. */
  async settle(): Promise<void> {
    for (const { connection } of this.followers) connection.slow = false;
    let quiet = 0;
    while (quiet < 3) {
      const before = this.followers.map(({ connection }) => connection.taken.length).join();
      for (const { connection } of this.followers) connection.take(Number.POSITIVE_INFINITY);
      for (let turn = 0; turn < 20; turn++) await nextTurn();
      quiet =
        before === this.followers.map(({ connection }) => connection.taken.length).join() ? quiet + 1 : 0;
    }
  }

  /** What somebody would have got who followed the log alone. */
  expected(feed: Feed): unknown[] {
    if (feed.topic === 'PROGRESS') throw new Error('see expectProgress');
    return this.log.events
      .slice(feed.after)
      .flatMap((event) =>
        matchesFilter(event, feed.filter) ? (redactEventFor(event, feed.reader) ?? []) : [],
      );
  }

  /** Each update holds what changed since the one before it, and none is missing at the end. */
  expectProgress(after: number, updates: readonly CellsChanged[], complete: boolean): void {
    const between = (from: number, to: number) => {
      const cells = new Map();
      for (const event of this.log.events.slice(from, to)) mergeCell(cells, event, '2026');
      return [...cells.values()];
    };
    let last = after;
    for (const { cells, cursor } of updates) {
      const position = parseCursor(cursor)?.position ?? 0;
      expect(position).toBeGreaterThan(last);
      expect(cells).toEqual(between(last, position));
      last = position;
    }
    if (complete) expect(between(last, this.log.position)).toEqual([]);
  }
}

describe('readers who are told together', () => {
  test('get what each would get alone, once and in order, however they come, go, change and dawdle', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        const world = new World();
        world.fanOut.start();
        for (const each of steps) await world.do(each);
        await world.settle();
        for (const { feed, connection, gone } of world.followers) {
          if (feed.topic === 'EVENTS') {
            const expected = world.expected(feed);
            expect(connection.taken).toEqual(gone ? expected.slice(0, connection.taken.length) : expected);
          } else {
            world.expectProgress(feed.after, connection.taken as CellsChanged[], !gone);
          }
          // What waited when it was found to be behind, and the set that it then reads alone.
          expect(connection.most).toBeLessThanOrEqual(ENOUGH + 2);
          expect(connection.largestSet).toBeLessThanOrEqual(CATCH_UP_BATCH);
        }
        expect(world.failures).toEqual([]);
        expect(world.fanOut.tally.readers).toBe(world.followers.filter(({ gone }) => !gone).length);
        for (const follower of world.followers) await world.leave(follower);
        expect([world.fanOut.groups, world.fanOut.tally.readers]).toEqual([0, 0]);
        world.fanOut.stop();
        await Promise.all(world.followers.map(({ reading }) => reading));
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test('are sent what was made once for each edition, whatever their roles', async () => {
    const world = new World();
    world.fanOut.start();
    for (const agencyCode of [...agencies, null]) {
      for (const countryCode of [...countries, null]) {
        const memberships: MembershipScope[] = [{ role: 'FOCAL_POINT', agencyCode, countryCode }];
        world.events(0, null, readerOf({ personId: 'ann', name: 'Ann', memberships }), false);
      }
    }
    await world.settle();
    world.log.append([
      {
        kind: 'RESPONSE_RECORDED',
        visibility: 'REVEALED',
        countryCode: 'KEN',
        agencyCode: 'WHO',
        itemCode: 'LDR-1',
      },
    ]);
    await world.settle();
    expect(world.fanOut.tally).toEqual({ readers: 12, made: 2, sent: 12 });
    const editions = new Set(world.followers.map(({ connection }) => connection.taken[0]));
    expect(editions.size).toBe(2);
    world.fanOut.stop();
  });

  test('cost little more than one where they come back together from the same place', async () => {
    const world = new World();
    world.fanOut.start();
    world.log.append(Array.from({ length: 500 }, () => ({ kind: 'CYCLE_CLOSED' as const })));
    await world.settle();
    let reads = 0;
    const read = world.log.read.bind(world.log);
    world.log.read = (after) => {
      reads += 1;
      return read(after);
    };
    const reader = readerOf({ personId: 'ann', name: 'Ann', memberships: [] });
    for (let count = 0; count < 200; count++) world.events(0, null, reader, false);
    await world.settle();
    for (const { connection } of world.followers) expect(connection.taken).toEqual(world.log.events);
    expect(world.fanOut.tally).toEqual({ readers: 200, made: 500, sent: 200 * 500 });
    expect(reads).toBe(Math.ceil(500 / PAGE));
    // And nothing is kept once nobody is behind.
    world.events(0, null, reader, false);
    await world.settle();
    expect(world.fanOut.tally.made).toBe(1_000);
    world.fanOut.stop();
  });

  test.each([
    ['an answer', 'RESPONSE_RECORDED', 'CONTENT_ERASED', 'narrative'],
    ['a next step', 'STEP_ADDED', 'STEP_ERASED', 'text'],
  ] as const)(
    'hear nothing more of %s that was erased, however many come past it together',
    async (_of, kind, erased, field) => {
      const world = new World();
      world.fanOut.start();
      const told: Told = {
        kind,
        countryCode: 'KEN',
        itemCode: 'LDR-1',
        reportingAgencies: agencies,
        changes: [{ field, from: null, to: 'a name' }],
      };
      world.log.append([told]);
      await world.settle();
      const coordinator: MembershipScope[] = [{ role: 'COORDINATOR', agencyCode: null, countryCode: null }];
      const reader = readerOf({ personId: 'ann', name: 'Ann', memberships: coordinator });
      // Somebody who takes nothing stays behind, and keeps what others may share.
      world.events(0, null, reader, true);
      for (let turn = 0; turn < 20; turn++) await nextTurn();
      const [first] = world.log.events;
      if (first) world.log.events[0] = { ...first, changes: [{ field, from: null, to: null }] };
      world.log.append([
        { kind: erased, countryCode: 'KEN', itemCode: 'LDR-1', reportingAgencies: agencies },
      ]);
      for (let turn = 0; turn < 20; turn++) await nextTurn();
      world.events(0, null, reader, false);
      await world.settle();
      expect(world.followers[1]?.connection.taken).toEqual(world.log.events);
      world.fanOut.stop();
    },
  );

  test('hear nothing of what is about somebody else, and share what is about nobody', async () => {
    const world = new World();
    world.fanOut.start();
    const observer: MembershipScope[] = [{ role: 'OBSERVER', agencyCode: null, countryCode: null }];
    for (const personId of people) {
      world.events(0, null, readerOf({ personId, name: personId, memberships: observer }), false);
    }
    await world.settle();
    world.log.append([
      {
        kind: 'MEMBERSHIP_GRANTED',
        cycleCode: null,
        visibility: 'PEOPLE',
        changes: [{ field: 'person', from: null, to: 'ben' }],
      },
      { kind: 'CYCLE_CLOSED' },
    ]);
    await world.settle();
    const kinds = world.followers.map(({ connection }) =>
      connection.taken.map((each) => (each as LogEvent).kind),
    );
    expect(kinds).toEqual([['CYCLE_CLOSED'], ['MEMBERSHIP_GRANTED', 'CYCLE_CLOSED'], ['CYCLE_CLOSED']]);
    expect(world.fanOut.tally.made).toBe(2);
    world.fanOut.stop();
  });

  test('wait where they begin past what this process knows of, and miss nothing from there', async () => {
    const world = new World();
    world.fanOut.start();
    const reader = readerOf({ personId: 'ann', name: 'Ann', memberships: [] });
    world.events(3, null, reader, false);
    for (let count = 0; count < 5; count++) {
      world.log.append([{ kind: 'CYCLE_CLOSED' }]);
      await nextTurn();
    }
    await world.settle();
    expect(world.followers[0]?.connection.taken).toEqual(world.log.events.slice(3));
    world.fanOut.stop();
  });

  test('are waited for once: another order is a fault, and is told', async () => {
    const world = new World();
    world.fanOut.start();
    world.events(0, null, readerOf({ personId: 'ann', name: 'Ann', memberships: [] }), false);
    const [follower] = world.followers;
    await expect(follower?.reader.next()).rejects.toThrow(
      'the mode is LIVE, and CATCHING_UP is reached from NEW',
    );
    await follower?.reader.return();
    await follower?.reading;
    expect(await follower?.reader.next()).toEqual({ done: true, value: undefined });
    world.fanOut.stop();
  });

  test('are told of a fault one by one, and the others go on', async () => {
    const world = new World();
    world.fanOut.start();
    const reader = readerOf({ personId: 'ann', name: 'Ann', memberships: [] });
    const broken = world.fanOut.follow(
      { ...readByFanOut, topic: 'EVENTS', after: 0, filter: null, reader },
      { key: 'broken', render: () => Promise.reject(new Error('not this one')) },
      new Connection(false),
    );
    const failing = broken.next();
    world.events(0, null, reader, false);
    await world.settle();
    world.log.append([{ kind: 'CYCLE_CLOSED' }]);
    await expect(failing).rejects.toMatchObject({ extensions: { code: 'INTERNAL_SERVER_ERROR' } });
    await world.settle();
    expect(world.followers[0]?.connection.taken).toHaveLength(1);
    expect(world.fanOut.tally.readers).toBe(1);
    world.fanOut.stop();
  });
});

describe('the places of a filter', () => {
  test('meet those of every event that it lets through, in one place and no more', () => {
    fc.assert(
      fc.property(filter, events, (asked, told) => {
        const log = new MemoryLog(100);
        log.append(told);
        const listed = new Set(topicKeysOfFilter(asked));
        for (const event of log.events) {
          const met = topicKeysOfEvent(event)?.filter((place) => listed.has(place)).length ?? 1;
          expect(met).toBeLessThanOrEqual(1);
          if (matchesFilter(event, asked)) expect(met, formatCursor(event.place)).toBe(1);
        }
      }),
    );
  });

  test('are few, however many codes it names', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `X${index}`);
    expect(topicKeysOfFilter({ countries: many, agencies: many })).toEqual(topicKeysOfFilter(null));
  });
});
