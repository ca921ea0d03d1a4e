import type { KeptLine } from '../../client/sync/device-state.ts';
import type { Patch, Values } from '../../client/sync/model.ts';
import type { Chance } from './chance.ts';
import type { Device } from './device.ts';
import type { Oracle } from './oracle.ts';
import { type Input, itemOf, type Person, place, type WorldServer } from './server.ts';
import { keyFor, type Tab } from './tab.ts';

export const items = ['LDR-2', 'LDR-4'];
export const focalPoint: Person = { id: 'focal', name: 'Focal point, UNICEF, Kenya' };
export const secondPerson: Person = { id: 'second', name: 'Second focal point, UNICEF, Kenya' };
export const colleague: Person = { id: 'colleague', name: 'Coordinator' };

/** What people do at their pages, each time with the oracle told what they wrote and saw. */
export class People {
  readonly #oracle: Oracle;
  readonly #server: WorldServer;
  #words = 0;

  constructor(oracle: Oracle, server: WorldServer) {
    this.#oracle = oracle;
    this.#server = server;
  }

  /** Mostly one item, mostly its text: what is rare in life must be frequent here. */
  item(chance: Chance): string {
    return (chance.is(0.75) ? items[0] : items[1]) ?? '';
  }

  write(tab: Tab, chance: Chance): void {
    const item = this.item(chance);
    const kind = chance.next();
    if (kind < 0.5) this.#edit(tab, item, { narrative: this.#word('text') });
    else if (kind < 0.56) this.#edit(tab, item, { narrative: null });
    else if (kind < 0.74) this.#edit(tab, item, { rating: this.#word('rating') as Values['rating'] });
    else if (kind < 0.84)
      this.#edit(tab, item, { status: chance.is(0.5) ? 'IN_PROGRESS' : 'SUBMITTED' }, null);
    else if (kind < 0.94) this.#edit(tab, item, { status: 'RETURNED' }, this.#word('reason'));
    else this.#setBack(tab, item);
    if (chance.is(0.3)) tab.dispatch({ is: 'settle', key: keyFor(item) });
  }

  pause(tab: Tab, chance: Chance): void {
    tab.dispatch({ is: 'settle', key: keyFor(this.item(chance)) });
  }

  choose(tab: Tab, item: string, keep: 'mine' | 'theirs'): void {
    const conflict = tab.line(item)?.conflict;
    const author = tab.state.author;
    if (!conflict || author === null || !tab.copy) return;
    const key = keyFor(item);
    const server = tab.server(item);
    const shown: Values = server ?? { status: 'NOT_STARTED', rating: null, narrative: null };
    const clashing = conflict.fields.map(({ field }) => field as keyof Values);
    for (const field of Object.keys(conflict.mine) as (keyof Values)[]) {
      const mine = conflict.mine[field] ?? null;
      if (keep === 'theirs' && clashing.includes(field)) this.#oracle.gaveUp(author, key, field, mine);
      // What stands there already needs no choice, but a reason goes with its status.
      else if (mine === shown[field] && !(field === 'status' && conflict.note))
        this.#oracle.gaveUp(author, key, field, mine);
      else this.#oracle.chose(author, key, field, mine, shown[field]);
    }
    if (conflict.note !== null && keep === 'theirs' && clashing.includes('status')) {
      this.#oracle.gaveUp(author, key, 'note', conflict.note);
    }
    tab.dispatch({
      is: 'choose',
      choice: {
        ...{ key, keep, shown, revision: server?.revision ?? 0 },
        ...{ mutationId: tab.newId(), at: tab.device.now() },
      },
    });
  }

  /** What an older version of the page kept on this device when it was used last. */
  leftBefore(device: Device, chance: Chance): void {
    const person = device.owner.id;
    const key = keyFor(this.item(chance));
    const said = [this.#word('old'), this.#word('old')].slice(0, 1 + chance.below(2));
    const entries = said.map((narrative, index) => {
      const before = said[index - 1] ?? null;
      const written = {
        tab: null,
        device,
        person,
        key,
        field: 'narrative',
        value: narrative,
        before,
      } as const;
      this.#oracle.wrote(written);
      const mutationId = this.#word(`${device.name}-old`);
      return {
        ...{ mutationId, address: { ...place, item: itemOf(key) }, patch: { narrative } },
        ...{ seen: { narrative: before }, base: 0, note: null, writtenAt: device.now() },
        state: index === 0 ? 'again' : 'ready',
      };
    });
    const line = { address: { ...place, item: itemOf(key) }, entries, conflict: null, refusal: null };
    device.disk.keysOf(person);
    // Without what the first format did not have.
    device.disk.recordsOf(person).set(key, { stamp: 'old 1', format: 1, line: line as unknown as KeptLine });
  }

  /** Takes back one entry that was never sent. */
  withdraw(tab: Tab, item: string): void {
    const entry = tab.line(item)?.entries.find(({ state }) => state === 'ready');
    if (!entry || tab.state.author === null || !tab.attached) return;
    this.#giveUp(tab.state.author, item, entry);
    tab.dispatch({ is: 'withdraw', mutationId: entry.mutationId });
  }

  /** Takes back what was never sent, or gives up what was refused or clashed. */
  discard(tab: Tab, item: string): void {
    const { state } = tab;
    const line = tab.line(item);
    if (!line || state.author === null) return;
    const last = line.entries.at(-1);
    const unsent = last?.state === 'open' || last?.state === 'ready' ? last : null;
    const conflict = line.conflict && { patch: line.conflict.mine, note: line.conflict.note };
    for (const gone of [unsent, line.refusal, conflict]) if (gone) this.#giveUp(state.author, item, gone);
    tab.dispatch({ is: 'discard', key: keyFor(item) });
  }

  /** A colleague changes something, having seen everything that the server has. */
  colleagueWrites(chance: Chance): void {
    const item = this.item(chance);
    const kind = chance.next();
    const change: Partial<Input> =
      kind < 0.6
        ? { narrative: chance.is(0.9) ? this.#word('theirs') : null }
        : kind < 0.8
          ? { rating: this.#word('theirs') as Values['rating'] }
          : kind < 0.9
            ? { status: 'SUBMITTED' }
            : { status: 'RETURNED', note: this.#word('theirs') };
    const key = keyFor(item);
    const baseRevision = this.#server.current(key).revision;
    const mutationId = this.#word('colleague');
    this.#server.record(colleague, [{ ...place, item, mutationId, baseRevision, ...change } as Input]);
  }

  #edit(tab: Tab, item: string, patch: Patch, note: string | null = null): void {
    const { author } = tab.state;
    // Nobody edits what they don't see.
    if (!tab.copy || author === null) return;
    const key = keyFor(item);
    const shown = tab.shown(item);
    const line = tab.line(item);
    const names = Object.keys(patch) as (keyof Values)[];
    if (names.every((field) => patch[field] === shown[field])) return;
    if ('status' in patch) {
      // Another status, or another reason, takes the place of the reason that is seen.
      const notes = [...(line?.entries ?? []), line?.conflict, line?.refusal].map((one) => one?.note);
      for (const known of notes) if (known) this.#oracle.gaveUp(author, key, 'note', known);
    }
    const written = { tab, device: tab.device, person: author, key };
    if (note) this.#oracle.wrote({ ...written, field: 'note', value: note, before: null });
    for (const field of names) {
      const value = patch[field] ?? null;
      const clash = line?.conflict?.fields.find((one) => one.field === field);
      const beside = clash ? [clash.theirs, tab.server(item)?.[field] ?? null] : [];
      this.#oracle.wrote({ ...written, field, value, before: shown[field], beside });
      // As it was before is no change.
      const seen = [...(line?.entries ?? []), line?.refusal].map((one) => one?.seen);
      if (!seen.some((values) => values && field in values && values[field] === value)) continue;
      this.#oracle.gaveUp(author, key, field, value);
    }
    tab.dispatch({
      is: 'edit',
      edit: {
        address: { ...place, item },
        ...{ patch, note },
        seen: Object.fromEntries(names.map((field) => [field, shown[field]])) as Patch,
        base: tab.server(item)?.revision ?? 0,
        ...{ mutationId: tab.newId(), at: tab.device.now() },
      },
    });
  }

  /** To what it said before the person began. */
  #setBack(tab: Tab, item: string): void {
    const last = tab.line(item)?.entries.at(-1);
    if (last && 'narrative' in last.seen) this.#edit(tab, item, { narrative: last.seen.narrative ?? null });
  }

  #giveUp(author: string, item: string, { patch, note }: { patch: Patch; note: string | null }): void {
    const key = keyFor(item);
    for (const field of Object.keys(patch) as (keyof Values)[]) {
      this.#oracle.gaveUp(author, key, field, patch[field] ?? null);
    }
    if (note) this.#oracle.gaveUp(author, key, 'note', note);
  }

  #word(of: string): string {
    this.#words += 1;
    return `${of} ${this.#words}`;
  }
}
