import type { Person } from './model.ts';
import type { Sync } from './runtime.ts';

/** A comment that somebody is writing: not sent, and nowhere but in this window. */
export interface Draft {
  readonly text: string;
  /** Those whom completion put into the text. */
  readonly named: readonly Person[];
  /** The revision that its author saw when they began it, where it is of a comment that stands. */
  readonly base?: number;
  /** Of what was sent last, so that the same text sent again is one comment. */
  readonly mutationId: string;
  /** It was sent as it is, and no answer said that it was taken. */
  readonly tried: boolean;
}

/**
 * Comments that are being written, by whose they are and where they stand. They outlast the view in which they are
 * written, and the browser asks before the window is closed over one. Somebody else who signs in here sees none of them.
 */
export class CommentDrafts {
  readonly #drafts = new Map<string, Draft>();
  readonly #listeners = new Set<() => void>();

  get(key: string): Draft | undefined {
    return this.#drafts.get(key);
  }

  /** Whether one of the keys that begin so has words. */
  has(beginning: string): boolean {
    return [...this.#drafts.keys()].some((key) => key.startsWith(beginning));
  }

  /** An empty text is no draft. */
  set(key: string, draft: Draft | null): void {
    if (draft && draft.text.trim() !== '') this.#drafts.set(key, draft);
    else this.#drafts.delete(key);
    if (this.#drafts.size > 0) addEventListener('beforeunload', ask);
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

const ofPage = new WeakMap<Sync, CommentDrafts>();

/** The drafts of a page. They are no part of its machine, which every first load carries. */
export function draftsOf(sync: Sync): CommentDrafts {
  const known = ofPage.get(sync) ?? new CommentDrafts();
  ofPage.set(sync, known);
  return known;
}
