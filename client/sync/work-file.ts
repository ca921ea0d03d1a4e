import { keyOfPassphrase, rounds } from './passphrase.ts';
import { type Work, workIn } from './work.ts';

// A file of changes that were never received, sealed by a passphrase. In clear stand only how it is sealed, and a digest by
// which a damaged file is told from a wrong passphrase.

/** Rises with every change of what is inside, or of how it is sealed. */
const format = 1;
/** No file makes a page count for minutes. */
const mostRounds = 10_000_000;

/** Why a file can't be opened; newer: by a later version of this page. */
export type WorkFileTrouble = 'no-file' | 'newer' | 'damaged' | 'passphrase';

/** A file that can't be opened. */
export class WorkFileError extends Error {
  readonly trouble: WorkFileTrouble;

  constructor(trouble: WorkFileTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

interface Sealed {
  readonly concord: 'changes';
  readonly format: number;
  readonly rounds: number;
  /** These in base64. */
  readonly salt: string;
  readonly iv: string;
  readonly content: string;
  /** SHA-256 of the content. */
  readonly digest: string;
}

/** The text of a file that holds this work, and that nobody opens without the passphrase. */
export async function sealWork(work: Work, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(work));
  const key = await keyOf(passphrase, { salt, rounds });
  const content = new Uint8Array(await crypto.subtle.encrypt(settings(iv), key, plain));
  const sealed: Sealed = {
    concord: 'changes',
    format,
    rounds,
    salt: toBase64(salt),
    iv: toBase64(iv),
    content: toBase64(content),
    digest: await digestOf(content),
  };
  return JSON.stringify(sealed);
}

/** What a file holds. Throws a WorkFileError. */
export async function openWork(text: string, passphrase: string): Promise<Work> {
  const sealed = sealedIn(text);
  const content = fromBase64(sealed.content);
  const [salt, iv] = [fromBase64(sealed.salt), fromBase64(sealed.iv)];
  if ((await digestOf(content)) !== sealed.digest || salt.length !== 16 || iv.length !== 12) {
    throw new WorkFileError('damaged');
  }
  const key = await keyOf(passphrase, { salt, rounds: sealed.rounds });
  const plain = await crypto.subtle.decrypt(settings(iv), key, content).catch(() => {
    throw new WorkFileError('passphrase');
  });
  const work = workIn(JSON.parse(new TextDecoder().decode(plain)));
  if (!work) throw new WorkFileError('damaged');
  return work;
}

function sealedIn(text: string): Sealed {
  const sealed = objectIn(text);
  if (!sealed && text.startsWith('{"concord":"changes"')) throw new WorkFileError('damaged');
  if (sealed?.concord !== 'changes' || typeof sealed.format !== 'number') throw new WorkFileError('no-file');
  if (sealed.format > format) throw new WorkFileError('newer');
  const { rounds: counted, salt, iv, content, digest } = sealed;
  const texts = [salt, iv, content, digest].every((one) => typeof one === 'string');
  const counts = Number.isSafeInteger(counted) && Number(counted) > 0 && Number(counted) <= mostRounds;
  if (!texts || !counts) throw new WorkFileError('damaged');
  return sealed as unknown as Sealed;
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

function keyOf(passphrase: string, made: Parameters<typeof keyOfPassphrase>[1]): Promise<CryptoKey> {
  return keyOfPassphrase(passphrase, made, { name: 'AES-GCM', usages: ['encrypt', 'decrypt'] });
}

function settings(iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`concord changes ${format}`) };
}

async function digestOf(content: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', content)));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw new WorkFileError('damaged');
  }
}
