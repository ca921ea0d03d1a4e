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
}

const path = '/auth/demo';

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
