import type { Sessions } from '../sessions/sessions.ts';
import type { SignedCookie } from '../sessions/signed-cookie.ts';
import { type PendingSignIn, readPending, SIGN_IN_SECONDS, writePending } from './pending-sign-in.ts';

const PREFIX = 'concord_sign_in_';
/** Sign-ins that one browser may have begun. Each is up to 2 kB in the header of every request until it is over. */
const MOST = 4;
/** Of the state, as much as tells the tabs of one browser apart. */
const NAMED_BY = 16;

/**
 * Sign-ins that were begun and not finished. Each has a cookie of its own, named after its state. So two tabs may
 * sign in at once, and the first to come back leaves the other's alone.
 */
export class PendingCookies {
  constructor(private readonly sessions: Pick<Sessions, 'cookieFor'>) {}

  /** The `Set-Cookie` headers that keep a sign-in until it comes back; of too many the ones that were begun first go. */
  write(pending: PendingSignIn, header: string | undefined): string[] {
    const begun = this.#namesIn(header).map((name) => {
      const cookie = this.#cookie(name);
      return { cookie, until: readPending(cookie.read(header), Date.now())?.until ?? 0 };
    });
    const tooMany = begun.sort((one, other) => other.until - one.until).slice(MOST - 1);
    return [
      ...tooMany.map(({ cookie }) => cookie.clearingHeader()),
      this.#cookie(nameOf(pending.state)).write(writePending(pending)),
    ];
  }

  /**
   * The sign-in that this browser began with this state, or null. `forget` is the `Set-Cookie` header that removes
   * its cookie.
   */
  takePending(
    state: string | null,
    header: string | undefined,
  ): { pending: PendingSignIn | null; forget: string | null } {
    if (state === null || !/^[\w-]{32,}$/.test(state)) return { pending: null, forget: null };
    const cookie = this.#cookie(nameOf(state));
    const pending = readPending(cookie.read(header), Date.now());
    return pending?.state === state
      ? { pending, forget: cookie.clearingHeader() }
      : { pending: null, forget: null };
  }

  #cookie(name: string): SignedCookie {
    return this.sessions.cookieFor(name, SIGN_IN_SECONDS);
  }

  #namesIn(header: string | undefined): string[] {
    const names = (header ?? '').matchAll(/(?:^|;)\s*(?:__Host-)?(concord_sign_in_[\w-]+)=/g);
    return [...new Set([...names].map(([, name = '']) => name))];
  }
}

function nameOf(state: string): string {
  return `${PREFIX}${state.slice(0, NAMED_BY)}`;
}
