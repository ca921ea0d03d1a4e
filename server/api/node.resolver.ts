import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { decodeNodeId, encodeNodeId, type NodeId } from '../../schema/node-id.ts';
import { Node } from '../../schema/types/node.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readerOf } from '../access/visibility.ts';
import { readAgencies, readCountries, readCycles } from '../catalogue/catalogue.sql.ts';
import type { ChecklistReader } from '../catalogue/checklist-reader.ts';
import { toAgency } from '../catalogue/to-agency.ts';
import { toCountry } from '../catalogue/to-country.ts';
import { toCycle } from '../catalogue/to-cycle.ts';
import { readCommentNode } from '../comments/read-comments.ts';
import { readSnapshotAnswers } from '../cycles/read-snapshot.sql.ts';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer } from '../domain/viewer.ts';
import { readEvidenceNode } from '../evidence/read-evidence.ts';
import { isUuid } from '../lib/is-uuid.ts';
import { readEvent } from '../log/read-events.sql.ts';
import { redactEventFor } from '../log/redact-event.ts';
import { toEvent } from '../log/to-event.ts';
import { readPerson } from '../people/read-person.sql.ts';
import { readStepNode } from '../plan/read-plan.ts';
import { readResponse } from '../responses/read-response.sql.ts';
import { toResponse } from '../responses/to-response.ts';

@Resolver()
export class NodeResolver {
  constructor(
    private readonly database: Database,
    private readonly checklists: ChecklistReader,
  ) {}

  @Query(() => Node, {
    nullable: true,
    description:
      'Anything with an id, by that id. Null where the id is unknown or malformed, or not for you to see.',
  })
  async node(
    @Arg('id', () => ID, { description: 'As it was given out, unread.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Node | null> {
    const named = decodeNodeId(id);
    return named && this.#read(named, requireViewer(context));
  }

  async #read(named: NodeId, viewer: Viewer): Promise<Node | null> {
    const reader = readerOf(viewer);
    switch (named.type) {
      case 'Agency': {
        const agency = (await readAgencies(this.database)).find(({ code }) => code === named.parts[0]);
        return agency ? toAgency(agency) : null;
      }
      case 'Country': {
        const country = (await readCountries(this.database)).find(({ code }) => code === named.parts[0]);
        return country ? toCountry(country) : null;
      }
      case 'Cycle': {
        const cycle = (await readCycles(this.database)).find(({ code }) => code === named.parts[0]);
        return cycle ? toCycle(cycle) : null;
      }
      case 'ChecklistItem': {
        const version = naturalNumber(named.parts[0]);
        const checklist =
          version === null ? null : await this.checklists.readChecklist(this.database, version);
        return (
          checklist?.sections.flatMap(({ items }) => items).find(({ code }) => code === named.parts[1]) ??
          null
        );
      }
      case 'Person': {
        const person = isUuid(named.parts[0]) ? await readPerson(this.database, named.parts[0]) : null;
        return person && toPerson(person);
      }
      case 'Response': {
        const [cycleCode, countryCode, itemCode, agency] = named.parts;
        if (named.parts.some((part) => part.includes('\0'))) return null;
        const key = { cycleCode, countryCode, itemCode, agencyCode: agency || null };
        const response = await readResponse(this.database, key, reader.scope);
        return response && toResponse(response);
      }
      case 'Event': {
        const position = naturalNumber(named.parts[0]);
        const event = position === null ? null : await readEvent(this.database, position);
        const seen = event && redactEventFor(event, reader);
        return seen && toEvent(seen);
      }
      case 'SnapshotAnswer': {
        const [id, country] = named.parts;
        if (!isUuid(id) || country.includes('\0')) return null;
        const answers = await readSnapshotAnswers(this.database, { id, country }, reader);
        return answers.find((answer) => answer.id === encodeNodeId(named.type, ...named.parts)) ?? null;
      }
      case 'Comment':
        return isUuid(named.parts[0]) ? readCommentNode(this.database, viewer, named.parts[0]) : null;
      case 'NextStep':
        return isUuid(named.parts[0]) ? readStepNode(this.database, viewer, named.parts[0]) : null;
      case 'Evidence':
        return isUuid(named.parts[0]) ? readEvidenceNode(this.database, viewer, named.parts[0]) : null;
    }
  }
}

/** A number as this server would have written it, small enough for every column it may be compared with. */
function naturalNumber(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
