/** Ends the session, and goes to where the provider's own is ended, if it says where. */
export async function signOut(): Promise<void> {
  const response = await fetch('/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  if (response.status !== 200) return;
  const { redirectTo } = (await response.json()) as { redirectTo: string | null };
  if (redirectTo) location.assign(redirectTo);
}
