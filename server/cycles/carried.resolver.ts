import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CarriedAnswer } from '../../schema/types/carried-answer.ts';
import { CountryChecklist } from '../../schema/types/country-checklist.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { visibilityOf } from '../access/visibility.ts';
import type { Database } from '../database/database.ts';
import type { CountrySnapshot } from '../progress/progress.resolver.ts';
import { readCarried } from '../responses/carried-answers.sql.ts';
import { groupCarried, toCarriedAnswer } from './to-carried-answer.ts';

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
    const begun = new Set(responses.map(({ agencyCode, itemCode }) => keyOf(agencyCode, itemCode)));
    const byAnswer = groupCarried(
      rows.filter((row) => due.has(row.agency_code)),
      (row) => keyOf(row.agency_code, row.item_code),
    );
    return [...byAnswer].map(([key, sources]) => toCarriedAnswer(sources, begun.has(key)));
  }
}

function keyOf(agencyCode: string | null, itemCode: string): string {
  return `${agencyCode ?? ''} ${itemCode}`;
}
