import type { ChecklistItem } from '../../schema/types/checklist-item.ts';
import { type VisibilityScope, visibilityOf } from '../access/visibility.ts';
import { readCalendarData } from '../calendars/calendar-data.ts';
import { readCycles, type StoredCycle } from '../catalogue/catalogue.sql.ts';
import { ChecklistReader } from '../catalogue/checklist-reader.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Queryable } from '../database/database.ts';
import { type FieldName, fieldNames, nothingSaid, type ResponseFields } from '../domain/response-fields.ts';
import { notFound } from '../lib/api-errors.ts';
import { readWaiting, type WaitingSince } from '../overview/decision-ages.sql.ts';
import { readWaitingGroups } from '../overview/decision-ages.ts';
import {
  type AnswerFilter,
  type AnswerRow,
  countAnswers,
  type ExportedComment,
  readAnswers,
  readCellsToExport,
  readExportedComments,
} from './answers.sql.ts';
import type { FilterOf } from './export-request.ts';
import { type Column, type ExportTable, inParts, sumOver, tableOf } from './export-table.ts';
import type { Reading } from './reading.ts';

/** Of so many cells answers are read at a time, some 230: others’ statements and requests come in between. */
const CELLS = 10;
/** In so many countries it is looked for at a time. */
const GROUPED_COUNTRIES = 10;
/** Of so many places and days what waits is read at a time. */
const GROUPS = 20;

type Answer = Omit<AnswerRow, 'cell_id'>;
type Row = Answer & { comments: readonly ExportedComment[] };
type Asked = { section: string; item: ChecklistItem };
/** Some of the answers: how many there are, and what they say. */
type Part = { count(): Promise<number>; read(): Promise<readonly Answer[]> };

/** Answers as a country’s checklist, the matrix or the list of what waits shows them. Throws NOT_FOUND for no cycle. */
export async function answersTable(
  reading: Reading,
  filter: FilterOf<'ANSWERS'>,
  withComments: boolean,
): Promise<ExportTable> {
  const { connection, viewer, language } = reading;
  const cycle = findCycle(await readCycles(connection), filter.cycle);
  if (!cycle) throw notFound('No cycle is open: name the one to read.');
  const checklist = await new ChecklistReader().readChecklistOf(connection, cycle);
  if (!checklist) throw notFound('No checklist has been loaded yet.');
  const items = new Map<string, Asked>();
  for (const section of checklist.sections) {
    const title = section.translations[language]?.title ?? section.title;
    for (const item of section.items) items.set(item.code, { section: title, item });
  }
  const scope = visibilityOf(viewer);
  const parts = filter.waited
    ? await waitingParts(reading, cycle, filter, filter.waited, scope)
    : await cellParts(connection, cycle, filter, {
        version: checklist.version,
        items: askedItems(filter, items),
        sections: filter.sections,
        due: filter.due,
        statuses: filter.statuses,
        scope,
      });
  return tableOf<Row>(
    columnsOf(cycle.code, items, reading, withComments),
    () => sumOver(parts, (part) => part.count()),
    async function* () {
      for (const part of parts) {
        const answers = await part.read();
        const comments = withComments ? await commentsOn(connection, cycle.code, answers, scope) : new Map();
        yield answers.map((answer) => ({ ...answer, comments: comments.get(keyOf(answer)) ?? [] }));
      }
    },
  );
}

/** The codes of the items that are asked for; an area's are those that the checklist of the cycle gives it. */
function askedItems(
  { items, area }: FilterOf<'ANSWERS'>,
  known: ReadonlyMap<string, Asked>,
): string[] | null {
  if (area === null) return items;
  const ofArea = [...known].filter(([, { item }]) => item.callToActionAreas.includes(area));
  return ofArea.map(([code]) => code).filter((code) => items === null || items.includes(code));
}

async function cellParts(
  connection: Queryable,
  cycle: StoredCycle,
  filter: FilterOf<'ANSWERS'>,
  asked: AnswerFilter,
): Promise<Part[]> {
  const cells = await readCellsToExport(connection, { ...filter, cycle: cycle.code });
  return inParts(cells, CELLS).map((some) => ({
    count: () => countAnswers(connection, some, asked),
    read: () => readAnswers(connection, some, asked),
  }));
}

/** What has waited for so long, as `waitingDecisions` knows it. */
async function waitingParts(
  { connection, countries: known }: Pick<Reading, 'connection' | 'countries'>,
  cycle: StoredCycle,
  filter: FilterOf<'ANSWERS'>,
  span: NonNullable<FilterOf<'ANSWERS'>['waited']>,
  scope: VisibilityScope,
): Promise<Part[]> {
  const asked = { cycle, data: readCalendarData(), scope };
  const countries = filter.countries ?? known.map(({ code }) => code);
  const groups: WaitingSince[] = [];
  for (const some of inParts(countries, GROUPED_COUNTRIES)) {
    groups.push(...(await readWaitingGroups(connection, asked, { ...filter, countries: some }, span)));
  }
  const sum = (some: readonly WaitingSince[]) => some.reduce((all, { count }) => all + count, 0);
  return inParts(groups, GROUPS).map((some) => ({
    count: async () => sum(some),
    read: async () => {
      const page = { after: 0, limit: sum(some), area: filter.area };
      const rows = await readWaiting(connection, cycle.code, some, page);
      return rows.map((row) => ({ ...row, item: row.item_code }));
    },
  }));
}

async function commentsOn(
  connection: Queryable,
  cycle: string,
  answers: readonly Answer[],
  scope: VisibilityScope,
): Promise<Map<string, ExportedComment[]>> {
  const countries = [...new Set(answers.map((answer) => answer.country_code))];
  const items = [...new Set(answers.map((answer) => answer.item))];
  const comments = new Map<string, ExportedComment[]>();
  for (const comment of await readExportedComments(connection, { cycle, countries, items }, scope)) {
    const key = keyOf(comment);
    comments.set(key, [...(comments.get(key) ?? []), comment]);
  }
  return comments;
}

function keyOf({
  country_code: country,
  agency_code: agency,
  item,
}: Pick<Answer, 'country_code' | 'agency_code' | 'item'>): string {
  return `${country} ${agency ?? ''} ${item}`;
}

function columnsOf(
  cycle: string,
  items: ReadonlyMap<string, Asked>,
  { language, countryName, party, inWords }: Reading,
  withComments: boolean,
): Column<Row>[] {
  const titleOf = ({ item }: Row) => {
    const asked = items.get(item)?.item;
    return asked?.translations[language]?.title ?? asked?.title ?? null;
  };
  // What has no answer for whoever asks says nothing, as on the page.
  const said = (row: Row, field: FieldName) => row[field] ?? unanswered[field];
  return [
    { name: 'country', of: (row) => row.country_code },
    { name: 'countryName', of: (row) => countryName(row.country_code) },
    { name: 'cycle', of: () => cycle },
    { name: 'agency', of: (row) => row.agency_code, inWords: (row) => party(row.agency_code) },
    { name: 'section', of: (row) => items.get(row.item)?.section ?? null },
    { name: 'item', of: (row) => row.item },
    { name: 'title', of: titleOf },
    ...fieldNames.map((name) => ({
      name,
      of: (row: Row) => said(row, name),
      inWords: (row: Row) => inWords(name, said(row, name)),
    })),
    { name: 'revision', of: (row) => row.revision ?? 0 },
    { name: 'updatedAt', of: (row) => row.updated_at },
    { name: 'updatedBy', of: (row) => row.author_name },
    ...(withComments ? [commentsColumn] : []),
  ];
}

const unanswered: ResponseFields = { ...nothingSaid, status: 'NOT_STARTED' };

const commentsColumn: Column<Row> = {
  name: 'comments',
  of: ({ comments }) => comments.map(({ by, at, readers, text }) => ({ by, at, readers, text })),
  inWords: ({ comments }) =>
    comments.map(({ by, at, text }) => `${at.toISOString()} ${by}: ${text}`).join('\n') || null,
};
