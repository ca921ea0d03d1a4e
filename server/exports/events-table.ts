import type { Event } from '../../schema/types/event.ts';
import { readerOf } from '../access/visibility.ts';
import { continuesField, personField, togetherField } from '../domain/event-content.ts';
import { toEventFilter } from '../log/event-filter.ts';
import { countEvents, readEventPage } from '../log/read-event-page.sql.ts';
import { redactEventFor } from '../log/redact-event.ts';
import { toEvent } from '../log/to-event.ts';
import type { FilterOf } from './export-request.ts';
import { type Column, type ExportTable, sumOver, tableOf } from './export-table.ts';
import type { Reading } from './reading.ts';

const PAGE = 100;
/** Positions of the log that are counted at a time. */
const STRIDE = 5_000;

/** What happened, newest first, up to where the log stood at the beginning. */
export async function eventsTable(reading: Reading, asked: FilterOf<'EVENTS'>): Promise<ExportTable> {
  const { connection, viewer, head } = reading;
  const reader = readerOf(viewer);
  const filter = toEventFilter(asked);
  const end = head.position + 1;
  const strides = Array.from({ length: Math.ceil(end / STRIDE) }, (_, stride) => ({
    after: stride * STRIDE,
    before: Math.min((stride + 1) * STRIDE + 1, end),
  }));
  return tableOf<Event>(
    columnsOf(reading),
    () => sumOver(strides, (range) => countEvents(connection, range, filter, reader)),
    async function* () {
      for (let before: number | undefined = end; before !== undefined; ) {
        const range = { after: 0, before, limit: PAGE, from: 'newest' as const };
        const page = await readEventPage(connection, range, filter, reader);
        yield page.flatMap((event) => {
          const shown = redactEventFor(event, reader);
          return shown ? [toEvent(shown)] : [];
        });
        before = page.length === PAGE ? page.at(-1)?.place.position : undefined;
      }
    },
  );
}

/** Ids that people can’t read: whom an event is about has a column, and the others are for programs. */
const forPrograms: ReadonlySet<string> = new Set([personField, continuesField, togetherField]);

function columnsOf({ countryName, party, inWords }: Reading): Column<Event>[] {
  return [
    { name: 'at', of: ({ at }) => at },
    { name: 'kind', of: ({ kind }) => kind },
    { name: 'actor', of: ({ actor }) => actor?.name ?? null },
    { name: 'person', of: ({ person }) => person?.name ?? null },
    { name: 'country', of: ({ countryCode }) => countryCode },
    { name: 'countryName', of: ({ countryCode }) => countryName(countryCode) },
    { name: 'cycle', of: ({ cycleCode }) => cycleCode },
    {
      name: 'agency',
      of: ({ agencyCode }) => agencyCode,
      inWords: ({ agencyCode, itemCode }) =>
        agencyCode === null && itemCode === null ? null : party(agencyCode),
    },
    { name: 'item', of: ({ itemCode }) => itemCode },
    {
      name: 'changes',
      of: ({ changes }) => changes.map(({ field, from, to }) => ({ field, from, to })),
      inWords: ({ changes }) =>
        changes
          .filter(({ field }) => !forPrograms.has(field))
          .map(
            ({ field, from, to }) =>
              `${field}: ${inWords(field, from) ?? '–'} → ${inWords(field, to) ?? '–'}`,
          )
          .join('\n') || null,
    },
    { name: 'note', of: ({ note }) => note },
    { name: 'cursor', of: ({ cursor }) => cursor },
  ];
}
