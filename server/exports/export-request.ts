import { z } from 'zod';
import { ComparisonKind, ComparisonReason } from '../../schema/types/comparison.ts';
import { EventKind } from '../../schema/types/event-kind.ts';
import { ResponseStatus } from '../../schema/types/response-status.ts';
import { languages } from '../domain/languages.ts';
import { choicesOf, comparedField, type ResponseFields } from '../domain/response-fields.ts';
import { badUserInput } from '../lib/api-errors.ts';

const MOST_CODES = 1_000;
/** Nothing but codes goes into a filter, so that what the log keeps of one holds nobody's words. */
const code = z.string().regex(/^[\w.-]{1,40}$/);
/** As in the API's filters: null, which is as if left out, is no filter, and an empty list matches nothing. */
const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);
const codes = orNull(z.array(code).max(MOST_CODES));
const chosen = <Value extends string>(values: Readonly<Record<Value, Value>>) =>
  orNull(z.array(z.enum(values)).max(MOST_CODES));
/** The ids of nodes. */
const ids = orNull(z.array(z.string().max(200)).max(MOST_CODES));
const days = z.int().min(0).max(999);
const flag = z.boolean().default(false);
/** Of the Call to Action. */
const area = orNull(z.int().min(1).max(7));

type Scale = NonNullable<ResponseFields[typeof comparedField]>;
const scale = choicesOf[comparedField] as [Scale, ...Scale[]];

const places = { cycle: orNull(code), countries: codes, agencies: codes, countryTeam: flag };

const answers = z.strictObject({
  ...places,
  sections: codes,
  area,
  items: codes,
  statuses: chosen(ResponseStatus),
  /** Also what nobody has begun, as the checklist of a country shows it. */
  due: flag,
  /** Only what has waited for a decision for so many working days. */
  waited: orNull(z.strictObject({ atLeast: days, atMost: orNull(days) })),
});
const matrix = z.strictObject({
  ...places,
  section: orNull(code),
  area,
  item: orNull(code),
  [comparedField]: orNull(z.enum(scale)),
});
const side = z.strictObject({ cycle: code, snapshot: orNull(z.string().max(100)) });
const pairs = z.strictObject({
  earlier: side,
  later: side,
  countries: codes,
  agencies: codes,
  countryTeam: flag,
  sections: codes,
  areas: orNull(z.array(z.int().min(1).max(99)).max(99)),
  items: codes,
  kinds: chosen(ComparisonKind),
  reasons: chosen(ComparisonReason),
});
const people = z.strictObject({
  search: orNull(z.string().max(200)),
  agency: orNull(code),
  country: orNull(code),
  deactivated: flag,
  people: ids,
});
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const events = z.strictObject({
  ...places,
  items: codes,
  kinds: chosen(EventKind),
  returns: flag,
  persons: ids,
  since: orNull(moment),
  until: orNull(moment),
});

const common = { format: z.enum(['CSV', 'XLSX', 'JSONL']), language: z.enum(languages).default('en') };
const exportRequest = z.discriminatedUnion('table', [
  z.strictObject({
    ...common,
    table: z.literal('ANSWERS'),
    comments: flag,
    filter: answers,
  }),
  z.strictObject({ ...common, table: z.literal('MATRIX'), filter: matrix }),
  z.strictObject({ ...common, table: z.literal('PAIRS'), filter: pairs }),
  z.strictObject({ ...common, table: z.literal('PEOPLE'), filter: people }),
  z.strictObject({ ...common, table: z.literal('EVENTS'), filter: events }),
]);

/** What is to be in a file, which of it, and how it is written: `table` says by which of the API's reads. */
export type ExportRequest = z.infer<typeof exportRequest>;
export type ExportTableName = ExportRequest['table'];
export type ExportFormat = ExportRequest['format'];
/** The filter of a table. */
export type FilterOf<Name extends ExportTableName> = Extract<ExportRequest, { table: Name }>['filter'];

/** A body as a request. Throws BAD_USER_INPUT that says where it is none. */
export function parseExportRequest(body: unknown): ExportRequest {
  const parsed = exportRequest.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue && issue.path.length > 0 ? ` (${issue.path.join('.')}: ${issue.message})` : '';
  throw badUserInput(
    `This is no request for an export${where}: send table, format and filter as docs/exports.md says.`,
  );
}
