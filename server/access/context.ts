import type { Viewer } from '../domain/viewer.ts';
import type { SignIn } from './sign-in.ts';

/** What every resolver is told about the request. */
export type Context = {
  /** Who is asking; null when nobody is signed in. */
  viewer: Viewer | null;
  /** Null when nobody is signed in, and for a program that came by a token. */
  sessionId: string | null;
  /** Nobody is signed in, and the request brought an `Authorization` that counts for nothing. */
  refused?: true | undefined;
  /** From where, past the proxies that are believed: what nobody in particular asks for is counted by it. */
  address: string;
};

/** What resolvers are told of somebody who came from an address by a sign-in, the same on every transport. */
export function contextOf(signIn: SignIn, address: string): Context {
  const { viewer, sessionId } = signIn;
  return { viewer, sessionId, refused: 'refused' in signIn ? signIn.refused : undefined, address };
}
