import { beforeAll, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import { readerOf } from '../../server/access/visibility.ts';
import type { Role, Viewer } from '../../server/domain/viewer.ts';
import { redactEventFor } from '../../server/log/redact-event.ts';
import { createWorld, inputFor, record, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { readEvents } from './stored.ts';

describeOnBothEngines('a change from a file of somebody else’s', (opened) => {
  let world: World;
  let amina: Viewer;
  let bo: Viewer;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    amina = await world.createPerson();
    bo = await world.createPerson();
  });
  const node = ({ personId }: Viewer) => encodeNodeId('Person', personId);
  const lastEvent = async () => {
    const [event] = await world.database.query<{ kind: string; actor_id: string; changes: unknown }>(
      {
        name: 'test-last-event',
        text: 'select kind, actor_id, changes from event order by position desc limit 1',
      },
      [],
    );
    return event;
  };

  test('is recorded as the one’s who sends it, and its event says of whose file', async () => {
    const place = world.unusedAnswer();
    const input = inputFor(place, { narrative: 'By Amina', fromFileOf: node(amina) });
    const { response } = await recorded(world.database, bo, input);
    expect(response.updatedBy.name).toBe(bo.name);
    expect(await lastEvent()).toMatchObject({
      kind: 'RESPONSE_RECORDED',
      actor_id: bo.personId,
      changes: expect.arrayContaining([{ field: 'fromFileOf', from: null, to: amina.personId }]),
    });
    expect(await recorded(world.database, bo, input)).toMatchObject({ replayed: true });
  });

  test('says so where it clashes as well', async () => {
    const place = world.unusedAnswer();
    await recorded(world.database, bo, inputFor(place, { narrative: 'Meanwhile' }));
    const input = inputFor(place, { narrative: 'By Amina', fromFileOf: node(amina) });
    expect(await record(world.database, bo, input)).toMatchObject({ kind: 'CONFLICTED' });
    expect(await lastEvent()).toMatchObject({
      kind: 'RESPONSE_CONFLICTED',
      changes: expect.arrayContaining([{ field: 'fromFileOf', from: null, to: amina.personId }]),
    });
  });

  test('tells of whose file it was to those who read drafts alone, also where the answer is published', async () => {
    const place = world.unusedAnswer();
    await recorded(
      world.database,
      bo,
      inputFor(place, { narrative: 'First', status: 'SUBMITTED', rating: 'MEETS' }),
    );
    const input = inputFor(place, { baseRevision: 1, narrative: 'By Amina', fromFileOf: node(amina) });
    await recorded(world.database, bo, input);
    const event = (await readEvents(world.database)).at(-1);
    expect(event?.visibility).toBe('OPEN');
    const fieldsFor = (role: Role) => {
      const roles = { role, agencyCode: null, countryCode: null };
      const reader = readerOf({ personId: amina.personId, name: 'Somebody', memberships: [roles] });
      return event && redactEventFor(event, reader)?.changes.map(({ field }) => field);
    };
    expect(fieldsFor('COORDINATOR')).toEqual(['narrative', 'fromFileOf']);
    expect(fieldsFor('OBSERVER')).toEqual(['narrative']);
  });

  test('is refused where it names nobody, or the one who sends it, remembered answer or not', async () => {
    const place = world.unusedAnswer();
    await recorded(world.database, bo, inputFor(place, { narrative: 'First' }));
    const stranger = encodeNodeId('Person', '00000000-0000-4000-8000-000000000000');
    for (const fromFileOf of [stranger, node(bo), 'Amina', encodeNodeId('Event', '1')]) {
      const input = inputFor(place, { narrative: 'Second', baseRevision: 1, fromFileOf });
      expect(await record(world.database, bo, input)).toMatchObject({ kind: 'REFUSED', code: 'INVALID' });
    }
  });
});
