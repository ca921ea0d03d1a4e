import { randomUUID } from 'node:crypto';
import type { Checklist } from '../../schema/types/checklist.ts';
import { readAgencies, readCountryByCode, readCycles } from '../catalogue/catalogue.sql.ts';
import type { ChecklistReader } from '../catalogue/checklist-reader.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import { nothingSaid } from '../domain/response-fields.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { readCountryStatuses } from '../responses/country-status.sql.ts';
import { refusalOf } from '../responses/response.policy.ts';
import { findPackCell, insertPack, readStanding, type StandingAnswer } from './pack.sql.ts';
import { type PackItem, packItems } from './pack-items.ts';
import { packLanguages } from './words/languages.ts';
import { type PackRow, writePackFile } from './write-pack-file.ts';

/** A pack with its file. */
export type MadePack = { id: string; fileName: string; file: Buffer };

/**
 * Makes a spreadsheet of a cell's answers in the open cycle for somebody who writes them. Throws FORBIDDEN for everybody else,
 * NOT_FOUND where nothing is due, BAD_USER_INPUT for a language without words.
 */
export async function makePack(
  database: Database,
  checklists: ChecklistReader,
  viewer: Viewer,
  { country: code, agency, language }: { country: string; agency: string | null; language: string },
): Promise<MadePack> {
  const words = packLanguages.get(language);
  if (!words)
    throw badUserInput(`A pack is made in one of these languages: ${[...packLanguages.keys()].join(', ')}.`);
  const cycle = findCycle(await readCycles(database), null);
  if (!cycle)
    throw notFound('No cycle is open: a pack can be made again when the coordinator opens the next one.');
  const place = { cycle: cycle.code, country: code };
  const country = await readCountryByCode(database, code);
  const [status] = await readCountryStatuses(database, [place]);
  if (!country || !status)
    throw notFound('There is no such country or area: use its ISO 3166-1 alpha-3 code.');
  const target = {
    countryCode: code,
    agencyCode: agency,
    reportingAgencies: status.reporting_agencies,
    hasLead: status.has_lead,
  };
  const refusal = refusalOf(viewer, target, {}, null);
  if (refusal !== null) throw forbidden(refusal);
  const checklist = await checklists.readChecklistOf(database, cycle);
  if (!checklist) throw notFound('No checklist has been loaded yet.');
  const id = randomUUID();
  // One moment: the answers in the file are those whose revisions are noted.
  const { answers, madeAt } = await database.transaction('REPEATABLE READ', async (connection) => {
    const cell = await findPackCell(connection, { ...place, agency });
    if (!cell) throw notFound('No answer is due there in the open cycle.');
    const standing = await readStanding(connection, cell.id);
    const revisions = revisionsOf(packItems(checklist, agency), standing);
    const madeBy = viewer.personId;
    return {
      answers: standing,
      madeAt: await insertPack(connection, { id, cellId: cell.id, language, revisions, madeBy }),
    };
  });
  const named = agency === null ? null : (await readAgencies(database)).find((one) => one.code === agency);
  const file = await writePackFile(
    {
      ...{ pack: id, cycle: cycle.code, madeBy: viewer.name, madeAt },
      country: { code, name: country.names[language] ?? country.names.en ?? code },
      agency: agency === null ? null : (named?.acronym ?? agency),
      rows: rowsOf(checklist, agency, answers),
    },
    words,
  );
  return { id, fileName: `concord-${code}-${agency ?? 'team'}-${cycle.code}.xlsx`, file };
}

function revisionsOf(
  items: readonly PackItem[],
  standing: readonly StandingAnswer[],
): Record<string, number> {
  const revisions = new Map(standing.map(({ item_code, revision }) => [item_code, revision]));
  return Object.fromEntries(items.map(({ code }) => [code, revisions.get(code) ?? 0]));
}

function rowsOf(checklist: Checklist, agency: string | null, standing: readonly StandingAnswer[]): PackRow[] {
  const answers = new Map(standing.map((answer) => [answer.item_code, answer]));
  return packItems(checklist, agency).map(
    ({ code, section, title, guidance, meetsWhen, evidence, wordingHash }) => ({
      ...{ item: code, section, title, guidance, meetsWhen, evidence },
      question: wordingHash.slice(0, 8),
      answer: answers.get(code) ?? { ...nothingSaid, status: 'NOT_STARTED' as const, revision: 0 },
    }),
  );
}
