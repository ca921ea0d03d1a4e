import { allOf, type DeviceDatabase, type PersonKeys, type SealedRecord } from './database.ts';

// Encryption on the device. Each person has keys of their own, so that another account at the same page reads nothing,
// and deleting the keys makes everything unreadable at once. A key that lies beside the data protects from no one who
// controls the device's own account; one that waits for a passphrase (`lock.ts`) does, while the page is closed.

/** Where a record lies. It is part of what is sealed, so that no record can take another's place. */
export interface Whereabouts {
  readonly store: 'entries' | 'copies';
  readonly person: string;
  readonly place: string;
}

/** The name under which something of a person's is kept: the same for the same text, and telling nothing of it. */
export async function placeOf({ naming }: PersonKeys, text: string): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', naming, new TextEncoder().encode(text));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Encrypts a JSON value for its place. */
export async function seal(
  { sealing }: PersonKeys,
  at: Whereabouts,
  value: unknown,
): Promise<Pick<SealedRecord, 'iv' | 'content'>> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return { iv, content: await crypto.subtle.encrypt(settings(iv, at), sealing, plain) };
}

/** Decrypts what `seal` made for this place. Throws where it was made by another key or for another place. */
export async function unseal(
  { sealing }: PersonKeys,
  at: Whereabouts,
  { iv, content }: Pick<SealedRecord, 'iv' | 'content'>,
): Promise<unknown> {
  const plain = await crypto.subtle.decrypt(settings(iv, at), sealing, content);
  return JSON.parse(new TextDecoder().decode(plain));
}

/** The name of the fact by which the device may ask whether this person's session here was revoked. */
export function ticketName(person: string): string {
  return `ticket ${person}`;
}

/**
 * Deletes a person's keys, and everything of theirs: without the keys nobody reads what a disk may still hold. With
 * `unless-kept` it deletes nothing where something waits to be sent: another tab may have kept what this one has not
 * heard of.
 */
export async function forgetPerson(
  database: DeviceDatabase,
  person: string,
  what: 'unless-kept' | 'all',
): Promise<void> {
  const change = database.transaction(['keys', 'entries', 'copies', 'facts'], 'readwrite', {
    durability: 'strict',
  });
  if (what === 'unless-kept' && (await change.objectStore('entries').count(allOf(person))) > 0) return;
  await Promise.all([
    change.objectStore('keys').delete(person),
    change.objectStore('entries').delete(allOf(person)),
    change.objectStore('copies').delete(allOf(person)),
    change.objectStore('facts').delete(ticketName(person)),
    change.done,
  ]);
}

function settings(iv: Uint8Array<ArrayBuffer>, { store, person, place }: Whereabouts): AesGcmParams {
  return {
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(JSON.stringify([store, person, place])),
  };
}
