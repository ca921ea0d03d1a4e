import type { Sync } from './runtime.ts';

/**
 * What somebody typed into a form and has not sent, by whose it is and where it stands. It outlasts the view, and a session
 * that ends; the browser asks before the window is closed over it. Somebody else who signs in here sees none of it.
 */
export class KeptFields {
  readonly #fields = new Map<string, string>();
  readonly #listeners = new Set<() => void>();

  get(key: string): string | undefined {
    return this.#fields.get(key);
  }

  /** How many of the keys that begin so are kept. */
  count(beginning: string): number {
    return [...this.#fields.keys()].filter((key) => key.startsWith(beginning)).length;
  }

  /** Null forgets it. */
  set(key: string, text: string | null): void {
    if (text === null) this.#fields.delete(key);
    else this.#fields.set(key, text);
    if (this.#fields.size > 0) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function ask(event: Event): void {
  event.preventDefault();
}

const ofPage = new WeakMap<Sync, KeptFields>();

/** The fields of a page. They are no part of its machine, which every first load carries. */
export function keptFieldsOf(sync: Sync): KeptFields {
  const known = ofPage.get(sync) ?? new KeptFields();
  ofPage.set(sync, known);
  return known;
}
