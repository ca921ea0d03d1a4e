import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import type { DeclareEvidenceInput, ReviseEvidenceInput } from '../../schema/types/evidence-input.ts';
import { readerOf } from '../../server/access/visibility.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import {
  declareEvidence,
  eraseEvidence,
  reviseEvidence,
  withdrawEvidence,
} from '../../server/evidence/change-evidence.ts';
import { readCountryEvidence, readEvidenceNode } from '../../server/evidence/read-evidence.ts';
import { redactEventFor } from '../../server/log/redact-event.ts';
import { readUnproven } from '../../server/overview/read-unproven.ts';
import { eraseContent } from '../../server/responses/erase-content.ts';
import { expectSound, readEvents, readRow } from '../responses/stored.ts';
import { createWorld, inputFor, openCycle, type Place, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { beside, declared, fileFor, linkFor, readBeside } from './evidence-world.ts';

describeOnBothEngines('evidence', (opened) => {
  let world: World;
  let observer: Viewer;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    observer = await world.observer();
  });

  /** An agency's answer that nobody else touches, and who writes it. */
  async function answer() {
    const place = world.unusedAnswer();
    const focal = await world.focalPoint(place.agency ?? '', place.country);
    const contributor = await world.createPerson([
      { role: 'CONTRIBUTOR', agencyCode: place.agency, countryCode: place.country },
    ]);
    return { place, focal, contributor };
  }
  const say = async (author: Viewer, place: Place, given: Parameters<typeof inputFor>[1]) => {
    const { revision: baseRevision } = await readRow(world.database, place);
    await recorded(world.database, author, inputFor(place, { baseRevision, ...given }));
  };
  const submit = (author: Viewer, place: Place) =>
    say(author, place, { rating: 'MEETS', narrative: 'It is so.', status: 'SUBMITTED' });
  const eventsAt = async (place: Place) =>
    (await readEvents(world.database)).filter(
      ({ kind, countryCode, agencyCode, itemCode }) =>
        kind.startsWith('EVIDENCE_') &&
        countryCode === place.country &&
        agencyCode === place.agency &&
        itemCode === place.item,
    );
  const revise = (author: Viewer, id: string, change: Partial<ReviseEvidenceInput>) =>
    reviseEvidence(world.database, author, {
      id: encodeNodeId('Evidence', id),
      mutationId: randomUUID(),
      baseRevision: 1,
      ...change,
    });
  const declare = async (author: Viewer, input: DeclareEvidenceInput) =>
    declareEvidence(world.database, author, input);
  const asking = (id: string) => ({
    id: encodeNodeId('Evidence', id),
    mutationId: randomUUID(),
    reason: null,
  });
  const codeOf = (refused: Promise<unknown>) =>
    refused.then(
      () => null,
      (error) => error.extensions?.code,
    );

  test('is read with its answer, hides with the draft, and its events with it', async () => {
    const { database } = world;
    const { place, contributor, focal } = await answer();
    const id = await declared(database, contributor, linkFor(place));
    expect(await readBeside(database, focal, place)).toEqual([['The plan names a budget.'], 0]);
    expect(await readBeside(database, observer, place)).toEqual([[], 0]);
    expect(await readEvidenceNode(database, observer, id)).toBeNull();
    await submit(focal, place);
    expect(await readBeside(database, observer, place)).toEqual([['The plan names a budget.'], 0]);
    await revise(focal, id, { shows: 'It names two.' });
    expect(await readBeside(database, observer, place)).toEqual([['It names two.'], 0]);
    await say(focal, place, { status: 'IN_PROGRESS' });
    expect(await readBeside(database, observer, place)).toEqual([[], 0]);
    expect((await readCountryEvidence(database, observer, place.country, null)).places).not.toContainEqual(
      expect.objectContaining({ agencyCode: place.agency, itemCode: place.item }),
    );
    const events = await eventsAt(place);
    const seen = (viewer: Viewer) =>
      events.flatMap((event) => redactEventFor(event, readerOf(viewer))?.kind ?? []);
    expect(seen(focal)).toEqual(['EVIDENCE_DECLARED', 'EVIDENCE_REVISED']);
    expect(seen(observer)).toEqual(['EVIDENCE_REVISED']);
    // The log proves what was said, and says none of it.
    expect(JSON.stringify(events)).not.toMatch(/names|uninfo/);
    expect(events[0]?.changes).toEqual([
      { field: 'evidence', from: null, to: id },
      { field: 'content', from: null, to: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    await expectSound(database);
  });

  test('that is sensitive is one more document to others, and one that is withdrawn is none', async () => {
    const { database } = world;
    const { place, focal, contributor } = await answer();
    await submit(focal, place);
    const lead = await world.createPerson([
      { role: 'COUNTRY_LEAD', agencyCode: null, countryCode: place.country },
    ]);
    const chair = await world.createPerson([{ role: 'CO_CHAIR', agencyCode: null, countryCode: null }]);
    await declared(database, focal, linkFor(place, { shows: 'Low.' }));
    const high = await declared(database, focal, linkFor(place, { shows: 'High.', sensitivity: 'HIGH' }));
    await declared(database, focal, linkFor(place, { shows: 'Severe.', sensitivity: 'SEVERE' }));
    for (const reader of [focal, contributor, lead, world.coordinator]) {
      expect(await readBeside(database, reader, place)).toEqual([['Low.', 'High.', 'Severe.'], 0]);
    }
    for (const other of [observer, chair, await world.focalPoint('DCO', place.country)]) {
      expect(await readBeside(database, other, place)).toEqual([['Low.'], 2]);
      expect(await readEvidenceNode(database, other, high)).toBeNull();
      expect(await codeOf(withdrawEvidence(database, other, asking(high)))).toBe('NOT_FOUND');
    }
    await withdrawEvidence(database, focal, asking(high));
    expect(await readBeside(database, observer, place)).toEqual([['Low.'], 1]);
    const { documents } = await beside(database, contributor, place);
    expect(documents.map(({ withdrawnAt, counts }) => [withdrawnAt !== null, counts])).toEqual([
      [false, true],
      [true, false],
      [false, true],
    ]);
    expect((await readCountryEvidence(database, observer, place.country, null)).places).toContainEqual({
      agencyCode: place.agency,
      itemCode: place.item,
      documents: 2,
      counting: 2,
    });
  });

  test('is declared, revised and withdrawn by those who may change the answer as it stands', async () => {
    const { database } = world;
    const { place, focal, contributor } = await answer();
    const stranger = await world.focalPoint('UN_WOMEN', place.country === 'JPN' ? 'KEN' : 'JPN');
    const may = (viewer: Viewer) => codeOf(declareEvidence(database, viewer, linkFor(place)));
    expect(await may(observer)).toBe('FORBIDDEN');
    expect(await may(stranger)).toBe('FORBIDDEN');
    expect(await may({ ...focal, readOnly: true })).toBe('FORBIDDEN');
    expect(await may(contributor)).toBeNull();
    await submit(focal, place);
    expect(await may(contributor)).toBe('FORBIDDEN');
    expect((await beside(database, contributor, place)).mayDeclare).toBe(false);
    expect(await may(focal)).toBeNull();
    await say(world.coordinator, place, { status: 'ACCEPTED' });
    expect(await may(focal)).toBe('FORBIDDEN');
    expect(await may(world.coordinator)).toBeNull();
    const [first] = (await beside(database, world.coordinator, place)).documents;
    expect(first?.viewerCan).toEqual(['REVISE', 'WITHDRAW', 'ERASE']);
    const nowhere = linkFor({ ...place, item: 'LDR-9' });
    expect(await codeOf(declareEvidence(database, focal, nowhere))).toBe('NOT_FOUND');
    expect(await codeOf(declareEvidence(database, focal, linkFor(place, { cycle: '2025' })))).toBe(
      'BAD_USER_INPUT',
    );
  });

  test.each([
    ['it is not signed', { namesNobody: false }],
    ['its kind is none of the item’s', { kind: 9 }],
    ['its day is none', { datedOn: '2026-02-30' }],
    ['it is of tomorrow', { datedOn: '2199-01-01' }],
    ['it ended before it began', { expiresOn: '2025-12-31' }],
    ['its language is no tag', { language: 'English' }],
    ['it shows nothing', { shows: ' ' }],
    ['its sentence is a page', { shows: 'x'.repeat(301) }],
    ['its link runs', { url: 'javascript:alert(1)' }],
    ['its link has a password', { url: 'https://me:secret@uninfo.example/' }],
    ['it is neither link nor file', { url: null }],
    ['it is both', { file: { name: 'a.pdf', bytes: 1, sha256: '0'.repeat(64) } }],
    ['its file is in a folder', { url: null, file: { name: '../a.pdf', bytes: 1, sha256: '0'.repeat(64) } }],
    ['its file is empty', { url: null, file: { name: 'a.pdf', bytes: 0, sha256: '0'.repeat(64) } }],
    [
      'its file is too large',
      { url: null, file: { name: 'a.pdf', bytes: 26_214_401, sha256: '0'.repeat(64) } },
    ],
    ['its hash is none', { url: null, file: { name: 'a.pdf', bytes: 1, sha256: 'A'.repeat(64) } }],
  ])('is refused where %s', async (_why, given) => {
    const { place, focal } = await answer();
    expect(await codeOf(declare(focal, linkFor(place, given)))).toBe('BAD_USER_INPUT');
    expect(await eventsAt(place)).toEqual([]);
  });

  test('counts where it is of the cycle or still in force, and a file once it has come', async () => {
    const { database } = world;
    const { place, focal } = await answer();
    await declared(database, focal, linkFor(place, { datedOn: '2020-01-01' }));
    await declared(database, focal, linkFor(place, { datedOn: '2020-01-01', expiresOn: '2099-01-01' }));
    await declared(database, focal, linkFor(place, { datedOn: '2020-01-01', expiresOn: '2024-01-01' }));
    await declared(database, focal, fileFor(place, Buffer.from('Minutes.')));
    const { documents } = await beside(database, focal, place);
    expect(documents.map(({ counts, file }) => [counts, file?.state ?? null])).toEqual([
      [false, null],
      [true, null],
      [false, null],
      [false, 'DECLARED'],
    ]);
  });

  test('that an accepted answer lacks though its rating asks for it puts the answer on a list', async () => {
    const { database } = world;
    const { place, focal } = await answer();
    const listed = async (viewer: Viewer, first = 50) => {
      const args = { countries: [place.country], first };
      const { nodes } = await readUnproven(database, openCycle, args, readerOf(viewer).scope);
      return nodes.some(({ agencyCode, itemCode }) => agencyCode === place.agency && itemCode === place.item);
    };
    await submit(focal, place);
    expect(await listed(observer)).toBe(false);
    await say(world.coordinator, place, { status: 'ACCEPTED' });
    expect(await listed(observer)).toBe(true);
    const old = linkFor(place, { datedOn: '2020-01-01' });
    await declared(database, world.coordinator, old);
    expect(await listed(observer)).toBe(true);
    const id = await declared(database, world.coordinator, linkFor(place, { sensitivity: 'SEVERE' }));
    expect(await listed(observer)).toBe(false);
    await withdrawEvidence(database, world.coordinator, asking(id));
    expect(await listed(observer)).toBe(true);
    const [one, other] = [null, '0'].map((after) =>
      codeOf(readUnproven(database, openCycle, { first: 51, after }, readerOf(observer).scope)),
    );
    expect([await one, await other]).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });

  test('is done once for each mutationId, and revised only from what somebody saw', async () => {
    const { database } = world;
    const { place, focal } = await answer();
    const input = linkFor(place);
    const first = await declareEvidence(database, focal, input);
    expect(await declareEvidence(database, focal, input)).toEqual({ ...first, replayed: true });
    expect(await codeOf(declareEvidence(database, focal, { ...input, kind: 2 }))).toBe('BAD_USER_INPUT');
    const id = first.subjectId;
    await revise(focal, id, { sensitivity: 'HIGH', expiresOn: '2027-01-01' });
    expect(await codeOf(revise(focal, id, { shows: 'Other.' }))).toBe('BAD_USER_INPUT');
    await revise(focal, id, { baseRevision: 2, expiresOn: null });
    await revise(focal, id, { baseRevision: 3, language: 'en' });
    expect((await eventsAt(place)).map(({ kind }) => kind)).toEqual([
      'EVIDENCE_DECLARED',
      'EVIDENCE_REVISED',
      'EVIDENCE_REVISED',
    ]);
    const [only] = (await beside(database, focal, place)).documents;
    expect(only).toMatchObject({ revision: 3, sensitivity: 'HIGH', expiresOn: null, shows: input.shows });
  });

  test('is erased like words: by its author, by a coordinator with a reason, and with its answer', async () => {
    const { database } = world;
    const { place, focal, contributor } = await answer();
    const own = await declared(database, contributor, linkFor(place));
    const other = await declared(
      database,
      contributor,
      linkFor(place, { shows: 'Names somebody after all.' }),
    );
    const file = await declared(database, contributor, fileFor(place, Buffer.from('Named.')));
    expect(await codeOf(eraseEvidence(database, focal, asking(own)))).toBe('FORBIDDEN');
    await eraseEvidence(database, contributor, asking(own));
    expect(await codeOf(eraseEvidence(database, world.coordinator, asking(other)))).toBe('BAD_USER_INPUT');
    await eraseEvidence(database, world.coordinator, { ...asking(other), reason: 'A name.' });
    await say(focal, place, { narrative: 'Words.' });
    const { country: countryCode, agency: agencyCode, item: itemCode } = place;
    const response = { cycleCode: openCycle, countryCode, agencyCode, itemCode };
    await eraseContent(database, world.coordinator.personId, { response, position: null }, 'All of it.');
    expect(await readBeside(database, contributor, place)).toEqual([[], 0]);
    expect((await eventsAt(place)).filter(({ kind }) => kind === 'EVIDENCE_ERASED')).toHaveLength(3);
    const left = await database.query<{ left: string }>(
      {
        name: 'test-evidence-left',
        text: `select (evidence.*, said.*, file.*)::text as left from evidence
                 join evidence_revision as said on said.evidence_id = evidence.id
                 left join evidence_file as file on file.evidence_id = evidence.id
                where evidence.id = any ($1::uuid[])`,
      },
      [[own, other, file]],
    );
    expect(left).toHaveLength(3);
    expect(JSON.stringify(left)).not.toMatch(/Names|budget|minutes|uninfo|2026-02-01/);
    await expectSound(database);
  });
});
