import { readNewestItems } from '../catalogue/catalogue.sql.ts';
import type { CatalogueData, ChecklistData, ItemData } from '../catalogue/catalogue-data.ts';
import type { Queryable } from '../database/database.ts';
import { readDemonstrationState } from './demonstration-state.sql.ts';

/*
 * The demonstration's two checklists: this year's is that of the files, last year's is made up from it, so that a reworded
 * and a split item can be seen. Nothing else ever loads either of them.
 */

/** Asked last year in these words. */
const reworded = {
  code: 'LAW-3',
  guidance: 'Send facts on racial discrimination to human rights mechanisms.',
  meetsWhen: 'The agency sent something to a review in the cycle.',
};

/** One item of last year, which are two this year. */
const split = {
  asked: {
    code: 'STF-9',
    title: 'Learning and complaints',
    guidance: 'Train staff on racism and minority rights, and give them a way to report racism at work.',
    meetsWhen: 'Managers took part in the past two years, and the route for reports is known to staff.',
    evidence: ['training records', 'reporting procedure'],
  },
  into: ['STF-3', 'STF-4'],
  reason: 'Training and complaints are asked about apart. (Made up for the demonstration.)',
};

/** What was asked last year, as far as the files have the items that it is made from. */
export function lastYearsChecklist(checklist: ChecklistData): ChecklistData {
  const parts = partsOf(checklist);
  const items = checklist.items.flatMap((item): ItemData[] => {
    if (item.code === reworded.code) return [{ ...item, ...reworded }];
    if (!parts.includes(item)) return [item];
    return item === parts[0] ? [{ ...item, ...split.asked }] : [];
  });
  return {
    ...checklist,
    items: items.map((item, index) => ({ ...item, sortOrder: index + 1 })),
    // Where somebody loaded the files before the first start, the parts were there before what they were split from.
    retiredItems: [...checklist.retiredItems, ...parts.map(({ code }) => code)],
  };
}

/** The files' checklist, with what the demonstration says of last year's. */
export function thisYearsChecklist(checklist: ChecklistData): ChecklistData {
  const parts = partsOf(checklist);
  if (parts.length === 0) return checklist;
  const { asked, reason } = split;
  return {
    ...checklist,
    items: checklist.items.map((item) =>
      parts.includes(item) ? { ...item, continues: [...item.continues, { item: asked.code, reason }] } : item,
    ),
    retiredItems: [...checklist.retiredItems, asked.code],
  };
}

/** The files as they go on from what the database holds: a demonstration has asked an item that they know nothing of. */
export async function afterDemonstration(
  connection: Queryable,
  files: CatalogueData,
): Promise<CatalogueData> {
  if ((await readDemonstrationState(connection)) === undefined) return files;
  const known = await readNewestItems(connection);
  if (!known.some(({ code }) => code === split.asked.code)) return files;
  return { ...files, checklist: thisYearsChecklist(files.checklist) };
}

function partsOf({ items, retiredItems }: ChecklistData): ItemData[] {
  const parts = items.filter(({ code }) => split.into.includes(code));
  const taken = [...items.map(({ code }) => code), ...retiredItems].includes(split.asked.code);
  return parts.length === split.into.length && !taken ? parts : [];
}
