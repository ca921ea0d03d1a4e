import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request may be from a page of this server. Browsers send cookies along with any page's request, and say which
 * page it is; programs other than browsers send no origin. Where the public address is known it must be exactly that;
 * otherwise it must be the host that was asked. A page without an origin of its own says `null`, and is none of ours.
 */
export function isSameOrigin({ origin, host }: IncomingHttpHeaders, publicUrl: string | null): boolean {
  if (origin === undefined) return true;
  if (publicUrl !== null) return origin === publicUrl;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

/**
 * Whether a request names this server, where its name is known. Somebody else's name that leads here is how a page of
 * theirs would come to be one of ours.
 */
export function isOwnHost(host: string | undefined, publicUrl: string | null): boolean {
  return publicUrl === null || host?.toLowerCase() === new URL(publicUrl).host;
}
