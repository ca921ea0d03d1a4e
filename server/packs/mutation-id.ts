import { createHash } from 'node:crypto';
import { fieldNames } from '../domain/response-fields.ts';
import type { PlannedChange } from './plan-return.ts';

/** The id of what a person brings by a pack: the same values on the same base are one change, however often they come. */
export function idOfChange(
  pack: string,
  personId: string,
  item: string,
  { baseRevision, values }: PlannedChange,
): string {
  const said = fieldNames.map((field) => values[field] ?? (field in values ? null : false));
  return uuidOfName(pack, JSON.stringify([item, personId, baseRevision, ...said]));
}

/** A UUID of version 5 (RFC 9562): the same name in the same namespace is always the same id. */
export function uuidOfName(namespace: string, name: string): string {
  const digest = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
