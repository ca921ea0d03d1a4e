// Keys that come from what somebody types.

/** Of PBKDF2 with SHA-256. Whatever is kept says how many it was made with, so that later ones may take more. */
export const rounds = 600_000;

/** Characters that a passphrase has at least. */
export const shortestPassphrase = 12;

/** The key that a passphrase gives with this salt. The same letters typed on another keyboard are the same passphrase. */
export async function keyOfPassphrase(
  passphrase: string,
  { salt, rounds }: { readonly salt: Uint8Array<ArrayBuffer>; readonly rounds: number },
  use: { readonly name: 'AES-GCM' | 'AES-KW'; readonly usages: readonly KeyUsage[] },
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    base,
    { name: use.name, length: 256 },
    false,
    [...use.usages],
  );
}
