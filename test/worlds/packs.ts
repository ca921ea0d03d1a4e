import { byField, type FieldName, fieldNames } from '../../server/domain/response-fields.ts';
import { idOfChange } from '../../server/packs/mutation-id.ts';
import { type ItemBase, planReturn } from '../../server/packs/plan-return.ts';
import type { ReturnedRow } from '../../server/packs/returned-sheet.ts';
import type { Chance } from './chance.ts';
import type { Oracle } from './oracle.ts';
import { focalPoint, items, secondPerson } from './people.ts';
import { type Input, type Person, place, type WorldServer } from './server.ts';
import { keyFor } from './tab.ts';

const number = '3b241101-e2bb-4255-8caf-4136c566a962';
const most = 2;

/** A copy of a pack: what somebody has in their file, and from which revisions the server’s own copy goes on for them. */
interface Copy {
  readonly pack: string;
  readonly person: Person;
  /** The text of each item, as its cell says it. */
  readonly cells: Map<string, string | null>;
}

/** Packs that were made, and the people who fill them in; what comes back is planned and named as the server does it. */
export class Packs {
  readonly #oracle: Oracle;
  readonly #server: WorldServer;
  readonly #copies: Copy[] = [];
  /** By pack, person, item and field: the revisions at which they saw it, from that at which it was made. */
  readonly #bases = new Map<string, number[]>();
  #words = 0;

  constructor(oracle: Oracle, server: WorldServer) {
    this.#oracle = oracle;
    this.#server = server;
  }

  happen(chance: Chance): void {
    const copy = chance.pick(this.#copies);
    if (!copy || (this.#copies.length < most && chance.is(0.2))) this.#make(chance);
    else if (chance.is(0.6)) this.#fillIn(copy, chance.pick(items) ?? '');
    else this.#bring(copy);
  }

  /** Nobody keeps a filled-in file to themselves for ever. */
  bringAll(): void {
    for (const copy of this.#copies) this.#bring(copy);
  }

  #make(chance: Chance): void {
    const person = chance.is(0.5) ? focalPoint : secondPerson;
    const pack = number.replace('3b', `${this.#copies.length}b`);
    const cells = new Map(items.map((item) => [item, this.#server.current(keyFor(item)).narrative]));
    this.#copies.push({ pack, person, cells });
    for (const item of items) {
      const { revision } = this.#server.current(keyFor(item));
      for (const field of fieldNames) this.#bases.set(`${pack} ${item} ${field}`, [revision]);
    }
  }

  #fillIn({ person, cells }: Copy, item: string): void {
    this.#words += 1;
    const value = `packed ${this.#words}`;
    const before = cells.get(item) ?? null;
    const nowhere = { tab: null, device: null };
    this.#oracle.wrote({
      ...nowhere,
      person: person.id,
      key: keyFor(item),
      field: 'narrative',
      value,
      before,
    });
    cells.set(item, value);
  }

  #bring(copy: Copy): void {
    const { pack, person } = copy;
    const rows = items.map((item, row): ReturnedRow => {
      const cell = (text: string) => ({ at: `F${row}`, text, problem: false });
      const text = copy.cells.get(item) ?? '';
      return { row, token: null, item: cell(item), question: null, fields: { narrative: cell(text) } };
    });
    const known = new Map(items.map((item) => [item, this.#baseOf(pack, item)]));
    const base = { pack, country: place.country, items: known, itemOfQuestion: new Map<string, string>() };
    for (const { item, change } of planReturn(rows, base)) {
      if (item === null || !change) continue;
      const mutationId = idOfChange(pack, person.id, item, change);
      const { baseRevision, values } = change;
      this.#server.record(person, [{ ...place, item, mutationId, baseRevision, ...values } as Input]);
      this.#moveBase(
        copy,
        mutationId,
        item,
        fieldNames.filter((field) => values[field] !== undefined),
      );
    }
  }

  #baseOf(pack: string, item: string): ItemBase {
    const key = keyFor(item);
    return byField((field: FieldName) => {
      const revisions = this.#bases.get(`${pack} ${item} ${field}`) ?? [];
      const bases = revisions.map((revision) => {
        const value = this.#server.valueAt(key, field, revision);
        return { revision, value, erased: false };
      });
      const changed = this.#server.revisionsOf(key, field).filter((one) => one > (revisions[0] ?? 0));
      return { bases, changed };
    });
  }

  /** What was recorded is the base of what comes next; what is in conflict waits for a decision. */
  #moveBase({ pack, person }: Copy, mutationId: string, item: string, set: readonly FieldName[]): void {
    const receipt = this.#server.receiptOf(person, mutationId);
    if (!receipt || receipt.result.kind === 'CONFLICTED') return;
    for (const field of set) {
      const revisions = this.#bases.get(`${pack} ${item} ${field}`);
      if (revisions && !revisions.includes(receipt.revision)) revisions.push(receipt.revision);
    }
  }
}
