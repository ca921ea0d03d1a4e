import { askedAtOnce } from './asked-at-once.ts';

/** Who one may sign in as in the demonstration. */
export interface Persona {
  readonly persona: string;
  readonly name: string;
}

/** What the demonstration offers at sign-in; null where this is no demonstration. */
export interface Demonstration {
  readonly personas: readonly Persona[];
  readonly agencies?: readonly { readonly code: string; readonly acronym: string }[];
  readonly countries?: readonly { readonly code: string; readonly name: string }[];
}

const path = '/auth/demo';

/** Asks what the demonstration offers. */
export async function readDemonstration(): Promise<Demonstration | null> {
  const response = await (askedAtOnce('demo') ?? fetch(path));
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

/** Ends the session. */
export async function signOut(): Promise<void> {
  await fetch('/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' } });
}
