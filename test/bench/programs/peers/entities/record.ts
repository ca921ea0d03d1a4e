import { createHash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Cell, type FieldChange, LogEvent, LogHead, Receipt, Response } from './tables.ts';
import type { RecordResponseInput } from './types.ts';

const countOf = {
  NOT_STARTED: 'notStarted',
  IN_PROGRESS: 'inProgress',
  SUBMITTED: 'submitted',
  RETURNED: 'returned',
  ACCEPTED: 'accepted',
} as const;

/** Loads what changes with locks, changes it, saves it: a transaction as TypeORM's documentation has it. */
export function recordThroughEntities(data: DataSource, personId: string, input: RecordResponseInput) {
  return data.transaction(async (manager) => {
    const lock = { mode: 'pessimistic_write' } as const;
    const { id } = await manager.findOneByOrFail(Cell, {
      cycleCode: input.cycle,
      countryCode: input.country,
      ...(input.agency !== null && { agencyCode: input.agency }),
    });
    const response = await manager.findOneOrFail(Response, {
      where: { cellId: id, itemCode: input.item },
      lock,
    });
    if (response.revision !== input.baseRevision) throw new Error('Somebody else changed the answer.');
    const cell = await manager.findOneOrFail(Cell, { where: { id }, lock });
    const head = await manager.findOneOrFail(LogHead, { where: { oneRow: true }, lock });
    if (head.openCycleCode !== cell.cycleCode) throw new Error('The cycle is not open.');

    const changes: FieldChange[] = [
      { field: 'status', from: response.status, to: input.status },
      { field: 'narrative', from: response.narrative, to: input.narrative },
    ].filter(({ from, to }) => from !== to);
    const wasDraft = response.status === 'NOT_STARTED' || response.status === 'IN_PROGRESS';
    const at = new Date(Math.max(Date.now(), head.at.getTime()));
    cell[countOf[response.status as keyof typeof countOf]] -= 1;
    cell[countOf[input.status as keyof typeof countOf]] += 1;
    Object.assign(cell, { updatedAt: at });
    Object.assign(response, {
      status: input.status,
      narrative: input.narrative,
      revision: response.revision + 1,
      updatedAt: at,
      updatedById: personId,
    });
    const counts = [cell.notStarted, cell.inProgress, cell.submitted, cell.returned, cell.accepted];
    const salt = randomBytes(16);
    const event = manager.create(LogEvent, {
      position: String(BigInt(head.position) + 1n),
      kind: 'RESPONSE_RECORDED',
      at,
      actorId: personId,
      cycleCode: cell.cycleCode,
      cellId: cell.id,
      itemCode: response.itemCode,
      revision: response.revision,
      baseRevision: input.baseRevision,
      counts,
      changes,
      note: null,
      salt,
      contentDigest: digestOf(changes, salt),
      visibility: wasDraft ? 'REVEALED' : 'OPEN',
    });
    event.hash = hashOf(head.hash, event, cell);
    Object.assign(head, { position: event.position, hash: event.hash, at });
    const receipt = manager.create(Receipt, {
      personId,
      mutationId: input.mutationId,
      inputDigest: createHash('sha256').update(JSON.stringify(input)).digest(),
      outcome: 'RECORDED',
      cellId: cell.id,
      itemCode: response.itemCode,
      position: event.position,
      merged: false,
    });
    await manager.save([response, cell, head]);
    await manager.insert(LogEvent, event);
    await manager.insert(Receipt, receipt);
    response.cell = cell;
    return { event, response, cell };
  });
}

function digestOf(changes: FieldChange[], salt: Buffer): Buffer {
  const listed = changes.map(({ field, from, to }) => [field, from, to]);
  return createHash('sha256')
    .update(JSON.stringify([salt.toString('hex'), listed, null]))
    .digest();
}

/** The chain's hash, as the database's function `event_hash` has it. */
function hashOf(previous: Buffer, event: LogEvent, cell: Cell): Buffer {
  const position = Buffer.alloc(8);
  position.writeBigInt64BE(BigInt(event.position));
  const header = [
    event.kind,
    event.at.getTime(),
    event.actorId,
    event.cycleCode,
    cell.countryCode,
    cell.agencyCode,
    event.itemCode,
    event.revision,
    event.baseRevision,
    null,
    event.counts?.join(','),
    event.contentDigest.toString('hex'),
  ].join('|');
  const digest = createHash('sha256').update(header).digest();
  return createHash('sha256')
    .update(Buffer.concat([previous, position, digest]))
    .digest();
}
