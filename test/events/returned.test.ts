import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { EventFilter } from '../../server/log/event-filter.ts';
import { readEventPage } from '../../server/log/read-event-page.sql.ts';
import { readNewsAfter } from '../../server/log/read-events.sql.ts';
import { redactEventFor } from '../../server/log/redact-event.ts';
import { toEvent } from '../../server/log/to-event.ts';
import { eraseContent } from '../../server/responses/erase-content.ts';
import { createWorld, inputFor, openCycle, type Place, record, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { readerIn } from '../support/readers.ts';

const observer = readerIn({ role: 'OBSERVER', agencyCode: null, countryCode: null });
const whole = { after: 0, before: null, limit: 500, from: 'oldest' } as const;

describeOnBothEngines('an event that returned an answer', (opened) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(opened().database);
  });

  /** Submits, returns, works on and submits again; the words are this test's own. */
  async function story(place: Place): Promise<void> {
    const say = (baseRevision: number, given: Parameters<typeof inputFor>[1]) =>
      record(
        world.database,
        world.coordinator,
        inputFor(place, { baseRevision, ...given, mutationId: randomUUID() }),
      );
    await say(0, { rating: 'MEETS', narrative: 'First words' });
    await say(1, { status: 'SUBMITTED' });
    await say(2, { status: 'RETURNED', note: 'Say more.' });
    await say(3, { status: 'IN_PROGRESS', narrative: 'Secret words of a draft' });
    await say(4, { status: 'SUBMITTED', rating: 'APPROACHES', narrative: 'Second words' });
  }
  const keyOf = ({ country, agency, item }: Place) => ({
    cycleCode: openCycle,
    countryCode: country,
    agencyCode: agency,
    itemCode: item,
  });
  const returnedIn = async ({ country, agency, item }: Place) => {
    const filter: EventFilter = { countries: [country], agencies: [agency ?? ''], items: [item] };
    const events = await readEventPage(world.database, whole, filter, observer);
    return events
      .filter(({ itemCode }) => itemCode !== null)
      .flatMap((event) => redactEventFor(event, observer) ?? []);
  };

  test('says what that said then, to whoever sees it, whatever it says now; no other event does', async () => {
    const place = world.unusedAnswer();
    await story(place);
    const events = await returnedIn(place);
    expect(events.map(({ returned }) => returned)).toEqual([
      null,
      { rating: 'MEETS', narrative: 'First words' },
      null,
      null,
    ]);
    // The stream has it from the same columns.
    const position = (events[1]?.place.position ?? 0) - 1;
    const { events: news } = await readNewsAfter(world.database, position);
    expect(news[0]?.returned).toEqual({ rating: 'MEETS', narrative: 'First words' });
    expect(JSON.stringify(events.map(toEvent))).not.toContain('Secret words');
  });

  test('says nothing of it any more once part of it was erased', async () => {
    const place = world.unusedAnswer();
    await story(place);
    const actor = world.coordinator.personId;
    const target = { response: keyOf(place), position: null };
    await eraseContent(world.database, actor, target, 'A person was named.');
    const events = await returnedIn(place);
    expect(events.map(({ returned }) => returned)).toEqual(events.map(() => null));
    expect(JSON.stringify(events.map(toEvent))).not.toContain('First words');
  });
});
