import { askedAtOnce } from './asked-at-once.ts';

/** An organisation's own place to sign in. */
export interface Provider {
  readonly id: string;
  readonly name: string;
}

/** Asks with whom one signs in here; none in the demonstration. */
export async function readProviders(): Promise<{
  readonly demonstration: boolean;
  readonly providers: readonly Provider[];
}> {
  const response = await (askedAtOnce('door') ?? fetch('/auth/providers'));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}
