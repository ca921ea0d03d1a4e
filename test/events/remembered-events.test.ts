import { describe, expect, test } from 'vitest';
import type { LogEvent } from '../../server/log/log-event.ts';
import { type MemoryLimits, RememberedEvents } from '../../server/log/remembered-events.ts';
import { MemoryLog } from '../subscriptions/memory-log.ts';

/** So many events in a row from position 1 on, each with a text of so many characters. */
function eventsOf(count: number, characters: number): LogEvent[] {
  const log = new MemoryLog(count);
  const changes = [{ field: 'narrative', from: null, to: 'x'.repeat(characters) }];
  for (let step = 0; step < count; step++) log.append([{ kind: 'RESPONSE_RECORDED', changes }]);
  return log.events;
}

function remember(events: readonly LogEvent[], limits?: MemoryLimits): RememberedEvents {
  const remembered = new RememberedEvents(limits);
  for (let next = 0; next < events.length; next += 100) remembered.add(events.slice(next, next + 100));
  return remembered;
}

describe('events that are remembered', () => {
  test.each([
    ['short ones', 20_000, 300],
    ['long ones', 5_000, 40_000],
    ['ones of which each is too large', 10, 40 * 1024 * 1024],
  ])('are the latest in a row, in bounded number and bytes: %s', (_which, count, characters) => {
    const events = eventsOf(count, characters);
    const remembered = remember(events);
    expect(remembered.count).toBeLessThanOrEqual(6_000);
    expect(remembered.bytes).toBeLessThanOrEqual(64 * 1024 * 1024);
    const forgotten = count - remembered.count;
    expect(remembered.after(forgotten, count) ?? []).toEqual(events.slice(forgotten));
    expect(remembered.after(forgotten - 1, 1)).toBeNull();
    expect(remembered.placeOf(forgotten)).toBeNull();
    if (remembered.count > 0) expect(remembered.placeOf(count)).toEqual(events.at(-1)?.place);
  });

  test('weigh nothing once they are forgotten, whether for their number or their bytes', () => {
    for (const limits of [
      { events: 50, bytes: 1e9 },
      { events: 1e9, bytes: 100_000 },
    ]) {
      const events = eventsOf(1_000, 100);
      const remembered = remember(events, limits);
      const alone = remember(events.slice(-remembered.count), { events: 1e9, bytes: 1e9 });
      expect(remembered.bytes).toBe(alone.bytes);
      remembered.forgetAll();
      expect([remembered.count, remembered.bytes]).toEqual([0, 0]);
    }
  });

  test('weigh by what people wrote, wherever in an event it stands', () => {
    const text = 'x'.repeat(1_000);
    const bytesOf = (event: Partial<LogEvent>) => {
      const log = new MemoryLog(1);
      log.append([{ kind: 'RESPONSE_RECORDED', ...event }]);
      return remember(log.events).bytes;
    };
    const empty = bytesOf({});
    for (const event of [
      { note: text },
      { changes: [{ field: 'narrative', from: text, to: null }] },
      { changes: [{ field: 'narrative', from: null, to: text }] },
      { contentBefore: { narrative: text } },
      { returned: { rating: null, narrative: text } },
    ]) {
      expect(bytesOf(event) - empty).toBeGreaterThanOrEqual(2_000);
    }
  });
});
