import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { encodeNodeId } from '../../schema/node-id.ts';
import { CarriedAnswer, type CarriedText } from '../../schema/types/carried-answer.ts';
import { CountryChecklist } from '../../schema/types/country-checklist.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { visibilityOf } from '../access/visibility.ts';
import type { Database } from '../database/database.ts';
import { isDraft, nothingSaid, pickContent } from '../domain/response-fields.ts';
import type { CountrySnapshot } from '../progress/progress.resolver.ts';
import { type CarriedRow, readCarried } from '../responses/carried-answers.sql.ts';

@Resolver(() => CountryChecklist)
export class CarriedResolver {
  constructor(private readonly database: Database) {}

  /** A closed cycle's record never changes, so that it belongs to the moment of the answers that are there already. */
  @FieldResolver(() => [CarriedAnswer])
  async carried(@Root() checklist: CountrySnapshot, @Ctx() context: Context): Promise<CarriedAnswer[]> {
    const { countryCode: country, cycle, progress, responses } = checklist;
    const rows = await readCarried(
      this.database,
      { cycle: cycle.code, country },
      visibilityOf(requireViewer(context)),
    );
    const due = new Set(progress.map(({ agencyCode }) => agencyCode));
    const begun = new Set(responses.map(keyOf));
    const byAnswer = new Map<string, [CarriedRow, ...CarriedRow[]]>();
    for (const row of rows) {
      if (!due.has(row.agency_code)) continue;
      const key = keyOf({ agencyCode: row.agency_code, itemCode: row.item_code });
      const others = byAnswer.get(key);
      if (others) others.push(row);
      else byAnswer.set(key, [row]);
    }
    return [...byAnswer].map(([key, sources]) => ({
      ...carriedAnswer(sources),
      standing: !begun.has(key) && !isUnfinished(sources),
    }));
  }
}

type Place = { agencyCode: string | null; itemCode: string };

function keyOf({ agencyCode, itemCode }: Place): string {
  return `${agencyCode ?? ''} ${itemCode}`;
}

function isUnfinished(sources: readonly CarriedRow[]): boolean {
  return sources.every(({ status }) => isDraft(status));
}

function carriedAnswer(sources: readonly [CarriedRow, ...CarriedRow[]]): Omit<CarriedAnswer, 'standing'> {
  const { agency_code: agencyCode, item_code: itemCode, kind } = sources[0];
  const ratable = kind === 'SAME' || kind === 'REWORDED';
  return {
    agencyCode,
    itemCode,
    kind,
    ...(ratable ? pickContent(sources[0]) : nothingSaid),
    unfinished: isUnfinished(sources),
    from: sources.map(textOf),
  };
}

function textOf(row: CarriedRow): CarriedText {
  const { snapshot_id, country_code, from_item_code, agency_code } = row;
  return {
    id: encodeNodeId('SnapshotAnswer', snapshot_id, country_code, from_item_code, agency_code ?? ''),
    cycleCode: row.from_cycle_code,
    itemCode: from_item_code,
    status: row.status,
    narrative: row.narrative,
    erased: row.erased,
    amended: row.amended,
  };
}
