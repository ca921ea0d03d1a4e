/** Longer than an answer takes on a bad line. Whoever signs out is not shown their work for longer. */
const timeoutMs = 8_000;
/** By it the server ends the session with whatever comes from this browser first. It goes when the browser closes, as the session’s own does. */
const mark = 'concord_signed_out';

/** Whether the server is still to be told of a sign-out: it takes the mark back, as signing in anew does. */
export function isSignOutDue(): boolean {
  return document.cookie.includes(`${mark}=`);
}

/** Ends the session. Gives where the provider’s own is ended, if it says where. Throws where the server can’t be told; it then is by the mark. */
export function signOut(): Promise<string | null> {
  // biome-ignore lint/suspicious/noDocumentCookie: CookieStore isn’t in every browser, and sets it only later.
  document.cookie = `${mark}=1; Path=/; SameSite=Lax${location.protocol === 'https:' ? '; Secure' : ''}`;
  return tellSignOut();
}

/** Tells the server of a sign-out that is due. Throws where nothing answers, or something else than Concord does. */
export async function tellSignOut(): Promise<string | null> {
  const response = await fetch('/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (isSignOutDue()) throw new Error(`HTTP ${response.status}`);
  return response.status === 200
    ? ((await response.json()) as { redirectTo: string | null }).redirectTo
    : null;
}
