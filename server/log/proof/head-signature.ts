import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/** What a signature covers: the day, how far the log went, the hash that stands for all of it, and the last event's time. */
export type SignedContent = { day: string; position: number; hash: Buffer; at: Date };

/** A new Ed25519 key, as it is kept in the settings. */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

/** What is needed to check a signature: the raw 32 bytes, in base64. */
export function publicKeyOf(signingKey: string): string {
  const { x } = createPublicKey(privateKeyOf(signingKey)).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url').toString('base64');
}

export function signHead(content: SignedContent, signingKey: string): Buffer {
  return sign(null, spelled(content), privateKeyOf(signingKey));
}

/** False also for a key that is none. */
export function isSignedBy(content: SignedContent, signature: Buffer, publicKey: string): boolean {
  try {
    const x = Buffer.from(publicKey, 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, spelled(content), key, signature);
  } catch {
    return false;
  }
}

function privateKeyOf(signingKey: string) {
  return createPrivateKey({ key: Buffer.from(signingKey, 'base64'), type: 'pkcs8', format: 'der' });
}

/** Anybody can write this text again from what a head says: the signature holds without this program too. */
function spelled({ day, position, hash, at }: SignedContent): Buffer {
  const text = ['Concord log head', day, position, hash.toString('hex'), at.toISOString()].join('\n');
  return Buffer.from(text, 'utf8');
}
