import { encodeNodeId } from '../../schema/node-id.ts';
import { visibilityOf } from '../access/visibility.ts';
import { readAgencies, readCountries } from '../catalogue/catalogue.sql.ts';
import type { Database } from '../database/database.ts';
import { declareEvidence, withdrawEvidence } from '../evidence/change-evidence.ts';
import { findEvidence } from '../evidence/evidence.sql.ts';
import type { ReceivedFiles } from '../evidence/store/received-files.ts';
import { callJobs } from '../jobs/job.sql.ts';
import { LOOK_AFTER } from '../notices/notice-parts.ts';
import { writeReportNote } from '../reports/write-report-note.ts';
import { ensureAuthors } from './authors.ts';
import { uuidOf } from './choice.ts';
import { shownFirst } from './demonstration-places.ts';
import { readStageOf, saveStageOf } from './demonstration-state.sql.ts';
import { ensurePersonas } from './ensure-personas.ts';
import { type EvidencePlace, readEvidencePlaces } from './evidence-places.sql.ts';
import { type MadeUpEvidence, madeUpEvidence } from './made-up-evidence.ts';
import { readPersonas } from './persona-directory.ts';

/** Of this year's answers, so many have evidence. */
const SHOWN = 24;

const note =
  'Most countries now say who is responsible; what is missing is evidence. Before the principals meet, ask Kenya and Nepal for the ' +
  'documents that their answers name. [Made up for the demonstration]';

type Parts = { database: Database; files: ReceivedFiles | null };

/**
 * Declares what shows this year's answers, writes the note of the network's report, and lets notices go to those whom the door offers: by
 * the ordinary functions, after the server has begun to listen. Where a stop interrupts it, the next start goes on.
 */
export async function seedEvidence(
  { database, files }: Parts,
  today: Date,
  stopped: Pick<AbortSignal, 'aborted'>,
): Promise<void> {
  if ((await readStageOf(database, 'evidence')) !== 'due') return;
  const places = await readEvidencePlaces(database, [...shownFirst.countries], SHOWN);
  const known = { agencies: await readAgencies(database), countries: await readCountries(database) };
  const authors = await database.transaction('READ COMMITTED', (connection) =>
    ensureAuthors(connection, known, ['coordinator', ...places.map(authorOf)]),
  );
  const byAnswer = new Map(places.map((place) => [keyOf(place), authors.of(authorOf(place))]));
  for (const made of madeUpEvidence(places, today, files !== null)) {
    if (stopped.aborted) return;
    const author = byAnswer.get(keyOf(made.input)) ?? authors.of('coordinator');
    const { subjectId } = await declareEvidence(database, author, made.input);
    const standing = await findEvidence(database, subjectId, visibilityOf(author));
    if (files && standing?.fileState === 'DECLARED' && standing.fileId !== null) {
      await send(files, standing.fileId, made);
    }
    if (!made.withdrawn || standing?.withdrawn !== false) continue;
    const asking = {
      id: encodeNodeId('Evidence', subjectId),
      mutationId: uuidOf(made.input.mutationId, 'withdrawn'),
    };
    await withdrawEvidence(database, author, asking);
  }
  const [cycle] = places.map((place) => place.cycle);
  if (cycle !== undefined) {
    const subject = { cycle, country: null, snapshot: null };
    await writeReportNote(database, authors.of('coordinator'), { subject, words: note, baseRevision: 0 });
  }
  const people = await ensurePersonas(database, await readPersonas(database));
  const ids = people.map(({ id }) => id);
  await callJobs(database, LOOK_AFTER, ids, today);
  await saveStageOf(database, 'evidence', 'complete');
}

/** Whoever may change what stands beside the answer. */
function authorOf({ accepted, agency, country }: EvidencePlace): string {
  return accepted ? 'coordinator' : `focal-point/${agency}/${country}`;
}

function keyOf({ country, agency, item }: { country: string; agency?: string | null; item: string }): string {
  return [country, agency, item].join('/');
}

/** Sends a file as far as it is to come, as one that comes by the network does. */
async function send(files: ReceivedFiles, fileId: string, { bytes, sent }: MadeUpEvidence): Promise<void> {
  const key = await files.begin(fileId);
  if (key === null || bytes === null) return;
  const received = await files.store.received(key);
  if (received < sent) await files.store.append(key, received, rest(bytes.subarray(received, sent)));
  await files.note(key);
  if (sent === bytes.length) await files.finish({ key, fileId });
}

async function* rest(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
