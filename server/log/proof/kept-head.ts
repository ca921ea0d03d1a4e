import { readFileSync } from 'node:fs';
import { StartupError } from '../../lib/startup-error.ts';
import { isSignedBy } from './head-signature.ts';
import type { KeptPosition } from './verify-log.ts';

/**
 * The head in a file that somebody kept: one entry of `logHeads` as JSON, or an answer of the API with one. Its signature
 * has to hold, so that a file that was altered is not taken for a log that was.
 */
export function readKeptHead(file: string): KeptPosition {
  const head = parseHead(readText(file));
  if (!head) {
    throw new StartupError(
      `${file} holds no signed head: keep one entry of the query logHeads with all of its fields, as JSON.`,
    );
  }
  const { publicKey, signature, ...content } = head;
  if (!isSignedBy(content, signature, publicKey)) {
    throw new StartupError(`The head in ${file} is not what was signed: the file was altered.`);
  }
  return content;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StartupError(`${file} can’t be read: give --head the file with the head that was kept.`);
  }
}

function parseHead(text: string) {
  const { day, position, hash, at, signature, publicKey } = headIn(text) ?? {};
  if (typeof day !== 'string' || typeof position !== 'number' || typeof at !== 'string') return null;
  if (typeof hash !== 'string' || typeof signature !== 'string' || typeof publicKey !== 'string') return null;
  const time = new Date(at);
  if (Number.isNaN(Number(time))) return null;
  return {
    day,
    position,
    hash: Buffer.from(hash, 'hex'),
    at: time,
    signature: Buffer.from(signature, 'base64'),
    publicKey,
  };
}

/** The first object with a signature: whole answers of the API are kept as readily as what is in them. */
function headIn(text: string): Record<string, unknown> | null {
  let found: Record<string, unknown> | null = null;
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''), (_key, value: unknown) => {
      if (!found && typeof value === 'object' && value !== null && 'signature' in value) {
        found = value as Record<string, unknown>;
      }
      return value;
    });
  } catch {
    return null;
  }
  return found;
}
