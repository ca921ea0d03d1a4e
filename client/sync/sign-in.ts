/** Begins to sign in and gives the address to go to; null where nobody signs in here with this. */
export async function beginSignIn(
  how: ({ email: string } | { provider: string } | { stepUp: true }) & { returnTo: string },
): Promise<string | null> {
  const response = await fetch('/auth/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(how),
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return ((await response.json()) as { redirectTo: string }).redirectTo;
}
