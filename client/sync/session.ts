import { askedAtOnce } from './asked-at-once.ts';

/** Who one may sign in as in the demonstration, why one would, and what waits for them. */
export interface Persona {
  readonly persona: string;
  readonly name: string;
  readonly group: 'AGENCY' | 'TEAM' | 'NETWORK' | 'MONITOR';
  readonly about: string;
  readonly waits: { readonly kind: 'DUE' | 'RETURNED' | 'SUBMITTED'; readonly count: number } | null;
}

/** What the demonstration offers at sign-in; null where this is no demonstration. */
export interface Demonstration {
  /** The database’s: what the embedded one has received may be lost when the power goes. */
  readonly engine: 'embedded' | 'postgres';
  readonly personas: readonly Persona[];
  readonly agencies: readonly { readonly code: string; readonly acronym: string }[];
  readonly countries: readonly { readonly code: string; readonly name: string }[];
}

/** An organisation's own place to sign in. */
export interface Provider {
  readonly id: string;
  readonly name: string;
}

const path = '/auth/demo';

/** Asks with whom one signs in here; none in the demonstration. */
export async function readProviders(): Promise<{
  readonly demonstration: boolean;
  readonly providers: readonly Provider[];
}> {
  const response = await (askedAtOnce('door') ?? fetch('/auth/providers'));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

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

/** Asks what the demonstration offers. */
export async function readDemonstration(): Promise<Demonstration | null> {
  const response = await (askedAtOnce('door') ?? fetch(path, { headers: { accept: 'application/json' } }));
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as Demonstration;
}

/** Signs in as a persona; false where nobody is called that. */
export async function signInAs(persona: string): Promise<boolean> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  if (response.status === 404) return false;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return true;
}

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
