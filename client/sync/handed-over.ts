import { keyOf } from './model.ts';
import { lineOf } from './outbox.ts';
import type { Edit } from './outbox-edits.ts';
import type { Sync } from './runtime.ts';

interface Waiting {
  readonly author: string | null;
  readonly edit: Edit;
}

/**
 * Hands changes that somebody took out of a file to the outbox, where those of one answer stay apart: each goes on what the one
 * before made. They were written in another window than this one, and saw nothing of what waits here. Those that can't be handed over
 * yet outlast the view, and a session that ends; the browser asks before the window is closed over one. Somebody else who signs in
 * here sends none of them.
 */
export class HandedOver {
  #waiting: readonly Waiting[] = [];
  #going = false;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly sync: Sync) {
    sync.subscribe(() => this.#go());
  }

  add(edits: readonly Edit[]): void {
    const { author } = this.sync.state();
    const tab = `file ${crypto.randomUUID()}`;
    const apart = edits.map((edit) => ({ author, edit: { ...edit, tab, apart: true } }));
    this.#set([...this.#waiting, ...apart]);
    this.#go();
  }

  /** The changes of whoever is signed in that are not in the outbox yet. */
  waiting(): readonly Edit[] {
    return this.#own().map(({ edit }) => edit);
  }

  /** Their answers. */
  ahead(): ReadonlySet<string> {
    return new Set(this.waiting().map(({ address }) => keyOf(address)));
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #own(): readonly Waiting[] {
    const { author } = this.sync.state();
    return this.#waiting.filter((one) => one.author === author);
  }

  /** What it dispatches calls it again, and is then only the next round. */
  #go(): void {
    if (this.#going || this.#waiting.length === 0) return;
    this.#going = true;
    try {
      this.#giveUp();
      for (let next = this.#next(); next; next = this.#next()) {
        const { edit } = next;
        this.#set(this.#waiting.filter((one) => one !== next));
        // Read twice, or where it was written: it is there already.
        const { entries } = lineOf(this.sync.state().outbox, edit.address);
        if (entries.some(({ mutationId }) => mutationId === edit.mutationId)) continue;
        this.sync.dispatch({ is: 'edit', edit });
        this.sync.dispatch({ is: 'settle', key: keyOf(edit.address) });
      }
    } finally {
      this.#going = false;
    }
  }

  #next(): Waiting | undefined {
    const { session, device } = this.sync.state();
    // What the device has of whoever came back goes first, and is not in the outbox before it was read.
    return session.is !== 'in' || device?.is === 'opening' ? undefined : this.#own()[0];
  }

  /** Who signs out was asked, and gave up what is left of theirs. */
  #giveUp(): void {
    const { session } = this.sync.state();
    const own = this.#own();
    if (session.is === 'out' && !session.ended && own.length > 0)
      this.#set(this.#waiting.filter((one) => !own.includes(one)));
  }

  #set(waiting: readonly Waiting[]): void {
    this.#waiting = waiting;
    if (waiting.length > 0) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
    for (const listener of [...this.#listeners]) listener();
  }
}

function ask(event: Event): void {
  event.preventDefault();
}

const ofPage = new WeakMap<Sync, HandedOver>();

/** What waits of a page. It is no part of its machine, which every first load carries. */
export function handedOver(sync: Sync): HandedOver {
  const known = ofPage.get(sync) ?? new HandedOver(sync);
  ofPage.set(sync, known);
  return known;
}
