import { createHmac, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** As many as sign-ins that are remembered. */
const REMEMBERED = 2_000;

/** How cookies go out: over https only, except on a loopback demonstration, where there is no https. */
export type CookieStyle = { secure: boolean };

/**
 * A cookie that only this installation can have written. Its form is `value.signature`: the signature is the
 * value's HMAC-SHA-256 in 43 characters of base64url. No script reads it, and no other site's form or script sends
 * it along. Its name begins with `__Host-` over https, so that browsers refuse one that another host or plain http
 * set.
 */
export class SignedCookie {
  readonly #name: string;
  readonly #key: Buffer;
  readonly #attributes: string;
  readonly #pattern: RegExp;
  /** Cookies that were verified before, as they came, so that the next request is spared the HMAC. */
  readonly #ours = new LRUCache<string, true>({ max: REMEMBERED });

  /** Without `maxAge`, in seconds, it goes when the browser closes. */
  constructor(name: string, key: Buffer, { secure, maxAge }: CookieStyle & { maxAge?: number }) {
    this.#name = secure ? `__Host-${name}` : name;
    this.#key = key;
    this.#attributes =
      'Path=/; HttpOnly; SameSite=Lax' +
      (secure ? '; Secure' : '') +
      (maxAge === undefined ? '' : `; Max-Age=${maxAge}`);
    this.#pattern = new RegExp(String.raw`(?:^|;)\s*${this.#name}=([\w-]+)\.([\w-]{43})\s*(?=;|$)`, 'g');
  }

  /** The `Set-Cookie` header that gives it to a browser. The value is of letters, digits, `-` and `_` only. */
  write(value: string): string {
    return `${this.#name}=${value}.${this.#sign(value).toString('base64url')}; ${this.#attributes}`;
  }

  /** The `Set-Cookie` header that takes it back. */
  clearingHeader(): string {
    return `${this.#name}=; ${this.#attributes.replace(/; Max-Age=\d+$/, '')}; Max-Age=0`;
  }

  /** The value that a `Cookie` header holds under our signature, or null. */
  read(header: string | undefined): string | null {
    for (const [, value = '', signed = ''] of (header ?? '').matchAll(this.#pattern)) {
      const text = `${value}.${signed}`;
      if (this.#ours.get(text)) return value;
      const given = Buffer.from(signed, 'base64url');
      const expected = this.#sign(value);
      if (given.length === expected.length && timingSafeEqual(given, expected)) {
        this.#ours.set(text, true);
        return value;
      }
    }
    return null;
  }

  #sign(value: string): Buffer {
    return createHmac('sha256', this.#key).update(value).digest();
  }
}
