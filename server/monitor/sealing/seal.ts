import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { badUserInput } from '../../lib/api-errors.ts';
import type { KeyProvider, Retention, SealingKey } from './key-provider.ts';

const ID = 16;
const NONCE = 12;
const TAG = 16;

/** Where a text belongs: in no other row can it be read. */
export type SealedPlace = { id: string; country: string; retention: Retention };

/**
 * Encrypts the free text of a row with AES-256-GCM: key's id, nonce, tag, and what is encrypted. `keys` null: nobody said
 * where keys are kept, and no text is taken.
 */
export async function seal(keys: KeyProvider | null, place: SealedPlace, content: object): Promise<Buffer> {
  if (!keys) {
    throw badUserInput(
      'No text is taken here until the operator says in MONITOR_KEYS where its keys are kept.',
    );
  }
  const key = await keys.ensure(place.country, place.retention);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce);
  cipher.setAAD(boundTo(place));
  const body = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  return Buffer.concat([idBytes(key), nonce, cipher.getAuthTag(), body]);
}

/** What was encrypted there; null where its key is gone. Throws where somebody altered or moved it. */
export async function unseal<Content extends object>(
  keys: KeyProvider | null,
  place: SealedPlace,
  sealed: Buffer,
): Promise<Content | null> {
  const key = (await keys?.find(place.country, place.retention)) ?? null;
  if (!key || !idBytes(key).equals(sealed.subarray(0, ID))) return null;
  const nonce = sealed.subarray(ID, ID + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: TAG });
  decipher.setAAD(boundTo(place));
  decipher.setAuthTag(sealed.subarray(ID + NONCE, ID + NONCE + TAG));
  const body = Buffer.concat([decipher.update(sealed.subarray(ID + NONCE + TAG)), decipher.final()]);
  return JSON.parse(body.toString('utf8')) as Content;
}

function boundTo({ id, country, retention }: SealedPlace): Buffer {
  return Buffer.from(`${country}/${retention}/${id}`, 'utf8');
}

function idBytes({ id }: SealingKey): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}
