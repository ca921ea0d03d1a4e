/** Every agency and country of which one may be the focal point in the demonstration. */
export interface PersonaChoice {
  readonly agencies: readonly { readonly code: string; readonly acronym: string }[];
  readonly countries: readonly { readonly code: string; readonly name: string }[];
}

/** Asks for them. */
export async function readPersonaChoice(): Promise<PersonaChoice> {
  const response = await fetch('/auth/demo/choice');
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}
