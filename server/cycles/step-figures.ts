import type { CycleStep } from '../../schema/types/cycle-step.ts';
import type { Queryable } from '../database/database.ts';
import { type CellChanges, turnOf } from './compare-cells.ts';
import type { NewCell } from './cycle.sql.ts';
import { countItems, countWriters } from './step-figures.sql.ts';

type Figures = Pick<CycleStep, 'answersDue' | 'answersLeaving' | 'peopleGaining' | 'peopleLosing'>;

/** What changed cells mean in answers and in people, in this version of the checklist; null: in the newest. */
export async function figuresOf(
  connection: Queryable,
  changes: CellChanges,
  checklistVersion: number | null,
): Promise<Figures> {
  const { coming, leaving } = turnOf(changes);
  const items = await countItems(connection, checklistVersion);
  const answersIn = (cells: readonly NewCell[]) =>
    cells.reduce((sum, { agency }) => sum + items[agency === null ? 'COUNTRY_TEAM' : 'AGENCY'], 0);
  return {
    answersDue: answersIn(coming),
    answersLeaving: answersIn(leaving),
    peopleGaining: await countWriters(connection, coming),
    peopleLosing: await countWriters(connection, leaving),
  };
}
