import { ErasedSinceDocument } from '../../operations/copies.generated.ts';
import type { ErasedSinceQuery } from '../../operations/operations.generated.ts';
import type { Followed } from '../follow.ts';
import { namesKey } from '../known-names.ts';
import { rolesOf } from '../machine.ts';
import { laterOf } from '../model.ts';
import type { Sync } from '../runtime.ts';
import type { Reference } from '../state.ts';
import type { CountryParams } from '../topics/country.ts';
import { CopyStore, type Kept, startId } from './copies.ts';
import type { PersonKeys } from './database.ts';
import { hintOf } from './hint.ts';
import type { DeviceKeys } from './keys.ts';
import { keptKind } from './since.ts';

/** After a change; many that follow each other closely are one writing. */
const pauseMs = 2_000;
/** The newest stay; who works on more countries reads the others anew. */
const mostCopies = 12;

/**
 * Keeps copies of what one looks at, for as long as the page is there. They go when nobody is signed in any more, whether by
 * signing out or because the server ended it, and where words were erased that they may hold.
 */
export function keepCopies(sync: Sync, keys: DeviceKeys): void {
  new Keeper(sync, new CopyStore(keys)).begin(keys);
}

class Keeper {
  readonly #sync: Sync;
  readonly #store: CopyStore;
  readonly #written = new Map<string, unknown>();
  #person: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(sync: Sync, store: CopyStore) {
    this.#sync = sync;
    this.#store = store;
  }

  begin(keys: DeviceKeys): void {
    this.#sync.subscribe(() => this.#look());
    keys.subscribe((news) => {
      if (news === 'unlocked') this.#look();
    });
    document.addEventListener('visibilitychange', () => document.hidden && this.#write());
    this.#look();
  }

  #look(): void {
    const { session, author } = this.#sync.state();
    if (session.is === 'out') this.#leave();
    if (session.is !== 'in' || session.asOf || author === null) return;
    if (author !== this.#person) {
      this.#leave();
      this.#enter(author);
    }
    this.#timer ??= setTimeout(() => this.#write(), pauseMs);
  }

  #enter(person: string): void {
    this.#person = person;
    this.#store
      .keysOf(person)
      .then((keys) => this.#tidy(keys, person))
      .catch(() => {});
  }

  /** Nothing of a person's stays who is not signed in here. */
  #leave(): void {
    const person = this.#person ?? hintOf();
    this.#person = null;
    this.#written.clear();
    if (person === null) return;
    hintOf(null);
    this.#store.forgetAll(person).catch(() => {});
  }

  /** Copies that could be of now: the stream has told of everything that is in them. */
  async #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const state = this.#sync.state();
    const { session, reference } = state;
    const person = this.#person;
    if (session.is !== 'in' || session.asOf || !reference || person === null) return;
    const roles = rolesOf(state);
    const at = new Date().toISOString();
    const start = { viewer: session.viewer, reference };
    const due: Kept[] = [];
    if (this.#isNew(startId, session.viewer)) due.push({ id: startId, roles, at, cursor: '', data: start });
    for (const followed of Object.values(state.topics)) {
      const { data, cursor, topic } = followed;
      const kind = keptKind(topic.id)?.kind;
      if (!kind || cursor === null || !isWhole(followed) || !this.#isNew(topic.id, data)) continue;
      due.push({ id: topic.id, roles, at, cursor, data: kind.pack(data) });
    }
    try {
      const keys = await this.#store.keysOf(person);
      for (const kept of due) if (this.#person === person) await this.#store.write(keys, person, kept);
      if (this.#person === person) {
        hintOf(person);
        keepNames(reference);
      }
    } catch {
      // A full disk, none, or one that waits for a passphrase: the next page reads from the server, as it always could.
      this.#written.clear();
    }
  }

  #isNew(id: string, data: unknown): boolean {
    if (this.#written.get(id) === data) return false;
    this.#written.set(id, data);
    return true;
  }

  /** Lets the oldest go, and those with words that were erased while nobody looked at them here. */
  async #tidy(keys: PersonKeys, person: string): Promise<void> {
    const copies = (await this.#store.all(keys, person)).filter(({ id }) => id !== startId);
    const kept = copies.slice(0, mostCopies);
    const roles = rolesOf(this.#sync.state());
    const gone = copies.filter((copy) => !kept.includes(copy) || copy.roles !== roles);
    const unseen = kept.filter(({ id }) => id.startsWith('country ') && !this.#sync.state().topics[id]);
    const after = unseen.reduce<string | null>((oldest, { cursor }) => {
      return oldest === null || laterOf(oldest, cursor) === oldest ? cursor : oldest;
    }, null);
    if (after !== null) {
      const countries = unseen.flatMap(({ id }) => {
        const params = keptKind(id)?.params as CountryParams | undefined;
        return params ? [params.country] : [];
      });
      const request = { document: ErasedSinceDocument, variables: { after, countries } };
      const erased = await this.#sync.read(request).then(
        (result) => (result as ErasedSinceQuery).events.edges.length > 0,
        // Of another log, or not to be known now: what may be in them is not known either.
        () => true,
      );
      if (erased) gone.push(...unseen);
    }
    for (const { id } of gone) await this.#store.forget(keys, person, id);
  }
}

/** The names are no copy of anybody's: they are as they are for everybody, and the HTML asks for a start without them. */
function keepNames({ namesDigest, agencies, countries }: Reference): void {
  const names = { namesDigest, agencies: Object.values(agencies), countries: Object.values(countries) };
  localStorage.setItem(namesKey, JSON.stringify(names));
}

function isWhole({ data, ahead, asOf, phase }: Followed): boolean {
  return data !== undefined && ahead === null && asOf === null && phase !== 'reading';
}
