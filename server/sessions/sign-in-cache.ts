import type { Credential, SignIn } from '../access/sign-in.ts';
import type { SessionWatch } from './session-watch.ts';

/** Sign-ins in use at one time of which so many are remembered; the others are looked up at every request. */
const MOST = 2_000;
/**
 * After so long a sign-in is looked up anew, which also notes that it is in use. The watch over people who are gone
 * ends then too.
 */
const LONGEST_MS = 30_000;

type Kept = { signIn: SignIn; readAt: number; watchedAt: number; forget: () => void };

/**
 * Who came by which session or token, so that not every request asks the database. What is remembered is watched
 * like an open connection: the watch says when it ended or changed. It counts only as long as the watch vouches for
 * it. So the next request looks for itself when the database doesn't answer, or when this process made a change a
 * moment ago.
 */
export class SignInCache {
  /** In the order in which they were read. */
  readonly #kept = new Map<string, Kept>();

  constructor(private readonly watch: SessionWatch) {}

  /** The sign-in known by a key that nobody can guess; read where it isn't known for sure. */
  async findOrRead(key: string, read: () => Promise<SignIn>): Promise<SignIn> {
    const known = this.#kept.get(key);
    if (known && this.watch.vouchesFor(known)) return known.signIn;
    known?.forget();
    const readAt = performance.now();
    const signIn = await read();
    if (signIn.credential) this.#store(key, signIn, signIn.credential, readAt);
    return signIn;
  }

  #store(key: string, signIn: SignIn, credential: Credential, readAt: number): void {
    this.#kept.get(key)?.forget();
    if (this.#kept.size >= MOST) this.#oldest()?.forget();
    const forget = () => {
      clearTimeout(timer);
      unwatch();
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
    };
    const unwatch = this.watch.watch(credential, forget);
    const timer = setTimeout(forget, LONGEST_MS).unref();
    const kept: Kept = { signIn, readAt, watchedAt: performance.now(), forget };
    this.#kept.set(key, kept);
  }

  #oldest(): Kept | undefined {
    for (const kept of this.#kept.values()) return kept;
    return undefined;
  }
}
