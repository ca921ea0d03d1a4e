import { keyOf } from './model.ts';
import { lineOf } from './outbox.ts';
import type { Edit } from './outbox-edits.ts';
import type { Sync } from './runtime.ts';

interface Waiting {
  readonly author: string | null;
  readonly edit: Edit;
}

/**
 * Changes that somebody took out of a file and that wait for their turn. Of one answer each goes only once the one before has its
 * outcome: joined they would not be what was written. They outlast the view, and a session that ends; the browser asks before the
 * window is closed over one. Somebody else who signs in here sends none of them.
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
    this.#set([...this.#waiting, ...edits.map((edit) => ({ author, edit }))]);
    this.#go();
  }

  /** The answers of which something of whoever is signed in is not in the outbox yet. */
  ahead(): ReadonlySet<string> {
    return new Set(this.#own().map(({ edit }) => keyOf(edit.address)));
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
        this.sync.dispatch({ is: 'edit', edit });
        this.sync.dispatch({ is: 'settle', key: keyOf(edit.address) });
      }
    } finally {
      this.#going = false;
    }
  }

  #next(): Waiting | undefined {
    const { outbox, session, device } = this.sync.state();
    // What the device has of whoever came back is not in the outbox before it was read.
    if (session.is !== 'in' || device?.is === 'opening') return undefined;
    const seen = new Set<string>();
    return this.#own().find(({ edit: { address } }) => {
      const isFirst = !seen.has(keyOf(address));
      seen.add(keyOf(address));
      return isFirst && lineOf(outbox, address).entries.length === 0;
    });
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
