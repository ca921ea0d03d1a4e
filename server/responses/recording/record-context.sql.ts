import { hasLead, hasResidentCoordinator } from '../../access/country-lead.sql.ts';
import { mayTakeUp } from '../../access/may-take-up.sql.ts';
import type { Queryable, Statement } from '../../database/database.ts';
import type { FieldChange } from '../../domain/event-content.ts';
import { wroteWhatStands } from '../decision.sql.ts';
import { type ResponseRow, responseColumns } from '../to-response.ts';
import { addresseeOf, fileAuthorOf } from './addressee.ts';
import type { Entry, RecordInput } from './record-input.ts';

/** What an input names, as codes that may or may not exist. */
export type RecordTarget = {
  ordinal: number;
  person_id: string;
  mutation_id: string;
  cycle: string | null;
  country: string;
  item: string;
  agency: string | null;
  base_revision: number;
  /** Whether it would accept or submit the answer: what that asks for is read only then. */
  accepts: boolean;
  submits: boolean;
  return_to: string | null;
  file_of: string | null;
};

/** Everything that judging and merging one input needs to know. */
export type RecordContext = {
  ordinal: number;
  /** Of the receipt, where this person's mutationId is known: the rest is then not needed. */
  receipt_digest: Buffer | null;
  cycle_code: string | null;
  cycle_state: 'PLANNED' | 'OPEN' | 'CLOSED' | null;
  country_known: boolean;
  /** Null: no such item in the cycle's checklist. */
  answered_by: 'AGENCY' | 'COUNTRY_TEAM' | null;
  agency_known: boolean;
  /** The agencies that report in the country; only for an item of the country team, whose writers they are. */
  reporting_agencies: string[] | null;
  /** Whether the country has a lead, who then writes the country team's items; false for an item of agencies. */
  has_lead: boolean;
  /** What the cycle asks of decisions. */
  separate_acceptance: boolean | null;
  endorsement: boolean | null;
  /** For one who would accept, or submit where a second person does: whether they wrote what it says. */
  own_words: boolean | null;
  /** For one who would accept: whether the answer is a country team's whose Resident Coordinator is to endorse it first. */
  endorser_due: boolean | null;
  /** Whether the person who is named may take the answer up. */
  addressee_takes_up: boolean | null;
  /** Whether there is the person whose file it comes from. */
  file_author_known: boolean | null;
  returned_to: string | null;
  endorsed_revision: number | null;
  cell_id: number | null;
  presence: string | null;
  /** Whether the agency has its answers submitted there by somebody else than who wrote them. */
  second_person: boolean | null;
  /** Recorded changes after the base revision, oldest first. */
  since: { by: { id: string; name: string }; at: string; changes: FieldChange[] }[] | null;
} & { [Column in keyof ResponseRow]: ResponseRow[Column] | null };

/** The place of a response that may be recorded: everything in a context that can be missing is there. */
export type RecordableContext = RecordContext &
  Pick<ResponseRow, 'item_code' | 'status' | 'revision'> & {
    cycle_code: string;
    cell_id: number;
    second_person: boolean;
  };

/** What inputs are to be decided on. */
export type Known = ReadonlyMap<RecordInput, RecordContext>;

export const nothingKnown: Known = new Map();

/**
 * Each table is asked by its key, once for each input. The `limit 1` sees to that: without it the planner, which can't
 * know how few inputs there are, may read whole tables and join them, and the cost would grow with the log.
 */
const readContextStatement: Statement = {
  name: 'read-for-recording',
  text: `
    select target.ordinal, receipt.input_digest as receipt_digest,
           cycle.code as cycle_code, cycle.state as cycle_state,
           country.code is not null as country_known, item.answered_by, agency.code is not null as agency_known,
           case when item.answered_by = 'COUNTRY_TEAM' then array(
             select reporting.agency_code from cell as reporting
              where reporting.cycle_code = cycle.code and reporting.country_code = target.country
                and reporting.agency_code is not null and reporting.presence <> 'NONE'
           ) end as reporting_agencies,
           coalesce(item.answered_by = 'COUNTRY_TEAM', false) and ${hasLead('target.country')} as has_lead,
           cycle.separate_acceptance, cycle.endorsement,
           case when target.accepts and cycle.separate_acceptance or target.submits and cell.second_person
                then ${wroteWhatStands('target.person_id')} end as own_words,
           case when target.accepts then cycle.endorsement and item.answered_by = 'COUNTRY_TEAM'
                                          and ${hasResidentCoordinator('target.country')} end as endorser_due,
           case when target.return_to is not null then ${mayTakeUp('target.return_to')} end as addressee_takes_up,
           case when target.file_of is not null then exists (select from person where person.id = target.file_of) end
             as file_author_known,
           response.returned_to, response.endorsed_revision,
           cell.id as cell_id, cell.presence, cell.second_person, later.since,
           ${responseColumns()}
      from jsonb_to_recordset($1::jsonb) as target(
             ordinal integer, person_id uuid, mutation_id uuid, cycle text, country text, item text, agency text,
             base_revision integer, accepts boolean, submits boolean, return_to uuid, file_of uuid)
      left join lateral (
        select input_digest from receipt
         where receipt.person_id = target.person_id and receipt.mutation_id = target.mutation_id limit 1
      ) as receipt on true
      left join lateral (
        select code, state, checklist_version, separate_acceptance, endorsement from cycle
         where cycle.code = target.cycle or (target.cycle is null and cycle.state = 'OPEN') limit 1
      ) as cycle on true
      left join lateral (select code from country where country.code = target.country limit 1) as country on true
      left join lateral (
        select answered_by from checklist_item
         where checklist_item.code = target.item
           and checklist_item.version = coalesce(cycle.checklist_version, (select max(version) from checklist_version))
         limit 1
      ) as item on true
      left join lateral (
        select code from agency where agency.code = target.agency and agency.answers_checklist limit 1
      ) as agency on true
      left join lateral (
        select id, presence, second_person, agency_code, cycle_code, country_code from cell
         where cell.cycle_code = cycle.code and cell.country_code = target.country and cell.agency_code = target.agency
         union all
        select id, presence, second_person, agency_code, cycle_code, country_code from cell
         where cell.cycle_code = cycle.code and cell.country_code = target.country and cell.agency_code is null
           and target.agency is null
         limit 1
      ) as cell on true
      left join lateral (
        select * from response
         where response.cell_id = cell.id and response.item_code = target.item limit 1
      ) as response on true
      left join lateral (select id, name from person where person.id = response.updated_by limit 1) as author on true
      left join lateral (
        select jsonb_agg(jsonb_build_object(
                 'by', jsonb_build_object('id', person.id, 'name', person.name), 'at', event.at, 'changes', event.changes
               ) order by event.position) as since
          from event join person on person.id = event.actor_id
         where response.revision > target.base_revision
           and event.cell_id = response.cell_id and event.item_code = response.item_code
           and event.kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED') and event.revision > target.base_revision
      ) as later on true`,
};

/** Reads what entries are to be decided on, all of it at once. */
export async function readContexts(connection: Queryable, entries: readonly Entry[]): Promise<Known> {
  if (entries.length === 0) return nothingKnown;
  const targets = JSON.stringify(entries.map(targetOf));
  const contexts = await connection.query<RecordContext>(readContextStatement, [targets]);
  return new Map(
    contexts.flatMap((context) => {
      const entry = entries[context.ordinal];
      return entry ? [[entry.input, context]] : [];
    }),
  );
}

/** What an entry is about, as the statements take it. */
export function targetOf({ author, input }: Entry, ordinal: number): RecordTarget {
  return {
    ordinal,
    person_id: author.personId,
    mutation_id: input.mutationId,
    cycle: input.cycle == null ? null : safeCode(input.cycle),
    country: safeCode(input.country),
    item: safeCode(input.item),
    agency: input.agency == null ? null : safeCode(input.agency),
    base_revision: input.baseRevision,
    accepts: input.status === 'ACCEPTED',
    submits: input.status === 'SUBMITTED',
    return_to: addresseeOf(input),
    file_of: fileAuthorOf(input),
  };
}

/** Codes are short and plain. Anything else exists nowhere, and some of it (a NUL) the database wouldn't even read. */
function safeCode(code: string): string {
  return /^[\w.-]{1,40}$/.test(code) ? code : '';
}

/** What is kept at most: that many answers, and that many bytes of what they say. */
export const mostRemembered = { answers: 20_000, bytes: 32 * 1024 * 1024 };

/** About what the rest of an entry takes beside its text. */
const ENTRY_BYTES = 500;

/**
 * Remembers responses that were lately written through this process. What a response says at a revision never
 * changes. So an author who saw the latest revision can be judged without reading it again. The statement that
 * writes finds out whether it still is the latest, whether it is still due and whether the cycle is still open.
 *
 * Decisions are judged on more than that, which is read for them: see `isDecision`. Whether an agency asks for a second
 * person, the statement finds out as well.
 *
 * Responses of a country team are not among them. Who may write those depends on who reports and who leads in the
 * country, and that changes without a revision.
 */
export class RecordContextCache {
  /** The one that was used last is at the end. */
  readonly #contexts = new Map<string, RecordableContext>();
  #bytes = 0;

  constructor(private readonly most: typeof mostRemembered = mostRemembered) {}

  /** What an input can be judged by, where its author saw what is remembered. */
  findContext(input: RecordInput): RecordableContext | undefined {
    const key = keyOf(input);
    const context = this.#contexts.get(key);
    if (!context || context.revision !== input.baseRevision || isDecision(input, context)) return undefined;
    if (input.cycle != null && input.cycle !== context.cycle_code) return undefined;
    this.#contexts.delete(key);
    this.#contexts.set(key, context);
    return context;
  }

  /** Where an answer stands after a change of it. */
  keepContext(input: RecordInput, context: RecordableContext): void {
    if (input.agency == null) return;
    this.forgetContext(input);
    this.#contexts.set(keyOf(input), context);
    this.#bytes += bytesOf(context);
    for (const [key, oldest] of this.#contexts) {
      if (this.#contexts.size <= this.most.answers && this.#bytes <= this.most.bytes) break;
      this.#contexts.delete(key);
      this.#bytes -= bytesOf(oldest);
    }
  }

  /** To be read again: what is remembered was not so any more. */
  forgetContext(input: RecordInput): void {
    const key = keyOf(input);
    const context = this.#contexts.get(key);
    if (!context) return;
    this.#contexts.delete(key);
    this.#bytes -= bytesOf(context);
  }

  /** All of it: what was written may not have happened, because the server that took it is another one now. */
  forgetAll(): void {
    this.#contexts.clear();
    this.#bytes = 0;
  }
}

/** Whether an input is judged by what its cycle or agency asks for, or by people: who wrote the answer, who may take it up, whose file it is. */
function isDecision({ status, returnTo, endorse, fromFileOf }: RecordInput, now: RecordableContext): boolean {
  const submits = status === 'SUBMITTED' && now.second_person;
  const names = returnTo != null || fromFileOf != null;
  return status === 'ACCEPTED' || now.status === 'ACCEPTED' || submits || names || endorse === true;
}

function keyOf({ country, agency, item }: RecordInput): string {
  return JSON.stringify([country, agency, item]);
}

function bytesOf({ narrative }: RecordableContext): number {
  return ENTRY_BYTES + 2 * (narrative?.length ?? 0);
}
