import type { KeptLine } from '../../client/sync/device-state.ts';
import { isKept } from '../../client/sync/kept.ts';
import { type Field, fields, type Patch } from '../../client/sync/model.ts';
import type { Line, Refusal } from '../../client/sync/outbox.ts';
import type { Clash } from '../../server/responses/recording/merge.ts';
import type { Computer, Window } from './around.ts';
import { type Arrival, itemOf, place, type WorldServer } from './server.ts';

type WishField = Field | 'note';

/** Something that one person put into one field, or gave as the reason of a return. */
interface Wish {
  readonly person: string;
  /** Where it was written; null where it came by a file. */
  readonly tab: Window | null;
  readonly device: Computer | null;
  readonly key: string;
  readonly field: WishField;
  readonly value: string | null;
  /** Everything that its author had before them in this field when they wrote it, and before that. */
  readonly seen: ReadonlySet<string | null>;
  /** Neither given up nor replaced by its author, and not at the server. */
  live: boolean;
  /** The page said that it is on the device. */
  promised: boolean;
  /** The ids under which it came to the server, and under how many it may. */
  readonly ids: Set<string>;
  allowed: number;
}

export type Finding = 'lost' | 'doubled' | 'overwritten' | 'untrue' | 'stuck';

/** What is written down of a wish. */
export interface Written {
  readonly tab: Window | null;
  readonly device: Computer | null;
  readonly person: string;
  readonly key: string;
  readonly field: WishField;
  readonly value: string | null;
  /** What its author had before them there, and beside it in a conflict. */
  readonly before: string | null;
  readonly beside?: readonly (string | null)[];
}

/**
 * Watches a world from outside of the core: what people wrote and saw, what the server decided, what lies on the disks and what
 * the pages say. It complains where something was lost, doubled or overwritten unseen, and where a page said more than is so.
 */
export class Oracle {
  readonly findings: { readonly is: Finding; readonly story: string }[] = [];
  readonly #wishes: Wish[] = [];
  readonly #plain: boolean;

  /**
   * `plain`: each device has one window and nothing is refused, so that everybody stands on their own receipts. Otherwise
   * another window may have the receipt, or what was refused goes again on the base that it had.
   */
  constructor({ plain }: { plain: boolean }) {
    this.#plain = plain;
  }

  /** Somebody wrote something; what they replaced by it, having seen it, is no wish of theirs any more. */
  wrote({ before, beside = [], ...written }: Written): void {
    const { person, key, field } = written;
    const chain = new Set([before, ...beside]);
    let allowed = 1;
    for (const own of this.#of(person, key, field)) {
      if (own.value === written.value) allowed = own.allowed += 1;
      if (own.value !== before) continue;
      own.live = false;
      for (const value of own.seen) chain.add(value);
    }
    this.#wishes.push({
      ...written,
      seen: chain,
      live: true,
      promised: false,
      ids: new Set(),
      allowed,
    });
  }

  /** Its author took it back, or left it to somebody else’s. */
  gaveUp(person: string, key: string, field: WishField, value: string | null): void {
    for (const wish of this.#of(person, key, field)) if (wish.value === value) wish.live = false;
  }

  /** Its author chose it, with this before their eyes: it goes again, under another id. */
  chose(person: string, key: string, field: Field, value: string | null, over: string | null): void {
    for (const wish of this.#of(person, key, field)) {
      if (wish.value !== value) continue;
      wish.allowed += 1;
      (wish.seen as Set<string | null>).add(over);
    }
  }

  /** The server decided on something. */
  arrived({ person, key, input, result, wasRefused, setBy }: Arrival): void {
    const id = input.mutationId;
    for (const field of fields) {
      const value = input[field];
      if (value === undefined) continue;
      for (const wish of this.#of(person.id, key, field)) {
        if (wish.value !== value) continue;
        wish.live = false;
        if (isCounted(result, field, wish, id)) wish.ids.add(id);
        // A refusal is remembered by nobody: a late copy may be taken after its author sent the words again.
        if (wasRefused) wish.allowed += 1;
        const twice = field !== 'status' && value !== null && wish.ids.size > wish.allowed;
        if (twice) {
          this.#complain('doubled', `${key} ${field} “${value}” came as ${[...wish.ids].join(' and ')}`);
        }
      }
    }
    // The note of what was unchanged is in no event.
    if (input.note && result.kind !== 'UNCHANGED') this.gaveUp(person.id, key, 'note', input.note);
    // Where they are asked about another change anyway, one like that beside it does no harm. A reason may have been refused
    // before, for its status stood already: it goes again on the base that it had.
    if (
      this.#plain &&
      !input.note &&
      result.kind === 'CONFLICTED' &&
      result.clashes.every((clash) => this.#stoodBefore(person.id, key, clash))
    ) {
      this.#complain(
        'untrue',
        `${key} clashes only with what stood before its author: ${JSON.stringify(input)}`,
      );
    }
    if (result.kind !== 'RECORDED') return;
    for (const { field, from, to } of result.changes) {
      this.#mayReplace(person.id, { key, field: field as Field, from, to }, setBy.get(field));
    }
  }

  /** A tab is about to go. What was only in it, and never said to be kept, goes with it. */
  goes(tab: Window): void {
    for (const wish of this.#wishes) {
      if (!wish.live || wish.tab?.device !== tab.device || wish.promised) continue;
      // A status, or nothing, is no word of its own: where the same is kept, it may be another window’s.
      const common = wish.tab === tab && (wish.field === 'status' || wish.value === null);
      if (this.#isKept(wish, tab) && !common) continue;
      wish.live = false;
    }
  }

  /** To be asked after everything that happens. */
  look(devices: readonly Computer[], server: WorldServer): void {
    for (const { tabs } of devices) for (const tab of tabs) this.#listen(tab);
    for (const wish of this.#wishes) {
      if (!wish.live || this.#isKept(wish, null)) continue;
      wish.live = false;
      // A status is no word of its own: another entry with the same may have come instead.
      if (wish.field === 'status' && server.current(wish.key).status === wish.value) continue;
      // Nor is a field that was emptied: done again beside what another window wrote there it may be no change any more.
      if (wish.value === null && !wish.promised) continue;
      const said = wish.promised ? ', which was said to be on the device' : '';
      this.#complain('lost', `${told(wish)}${said}`);
    }
  }

  /** Once everything has come to rest: what still waits nowhere but for its author’s choice is stuck. */
  atRest(devices: readonly Computer[], server: WorldServer): void {
    for (const wish of this.#wishes) {
      if (!wish.live || this.#waitsForAuthor(wish)) continue;
      this.#complain('stuck', told(wish));
    }
    // Two tabs that each send for themselves may go on from the same entry: the second is refused, and its author sees that.
    const alone = !devices.some(({ fellBack }) => fellBack);
    for (const id of alone ? server.reused : [])
      this.#complain('doubled', `the id ${id} came again with something else`);
    for (const { tabs } of devices) {
      for (const tab of tabs) {
        for (const [key, line] of Object.entries(tab.state.outbox.lines)) {
          if (line.entries.length > 0) this.#complain('stuck', `${tab.name} never sent ${key}`);
          const shown = tab.server(itemOf(key));
          const revision = server.current(key).revision;
          if ((shown?.revision ?? 0) !== revision)
            this.#complain('untrue', `${tab.name} shows an old ${key}`);
        }
      }
    }
  }

  /** What the page of a tab says must be so. */
  #listen(tab: Window): void {
    const { author } = tab.state;
    if (author === null) return;
    for (const wish of this.#wishes) {
      if (!wish.live || wish.person !== author || wish.tab !== tab) continue;
      const line = tab.state.outbox.lines[wish.key];
      if (line && holds(line, wish) && isKept(tab.state, addressOf(wish.key))) {
        wish.promised = true;
        if (!onDisk(tab.device, wish)) {
          this.#complain('untrue', `${told(wish)} is said to be on the device, and is not`);
        }
      }
      const received = line?.receipt && line.entries.length === 0 && !line.conflict && !line.refusal;
      if (received) this.#complain('untrue', `${told(wish)} is said to be received, and never came`);
    }
  }

  /** Somebody’s value went: its author, or one who had seen it, must have wanted that. */
  #mayReplace(
    person: string,
    { key, field, from, to }: { key: string; field: Field; from: string | null; to: string | null },
    by: string | undefined,
  ): void {
    const mine = this.#of(person, key, field).filter((wish) => wish.value === to);
    if (by === undefined || mine.length === 0) return;
    if (by !== person) {
      if (mine.some(({ seen }) => seen.has(from))) return;
      this.#complain('overwritten', `${key} ${field} “${from}” by “${to}”, whose author never saw it`);
    } else if (field !== 'status' && from !== null && to !== null) {
      // Their own later words, by what they had replaced with them.
      const later = this.#of(person, key, field).filter((wish) => wish.value === from);
      if (later.length === 0 || !later.every(({ seen }) => seen.has(to))) return;
      if (mine.some(({ seen }) => seen.has(from))) return;
      this.#complain('overwritten', `${key} ${field} “${from}” by its author’s earlier “${to}”`);
    }
  }

  /** Theirs are the author’s own words from the same window, which they had before them. The same status may come from elsewhere. */
  #stoodBefore(person: string, key: string, { field, theirs, theirsBy, mine }: Clash): boolean {
    if (field === 'status' || theirs === null || theirsBy.id !== person) return false;
    const [before, ...others] = this.#of(person, key, field).filter((wish) => wish.value === theirs);
    const [after, ...more] = this.#of(person, key, field).filter((wish) => wish.value === mine);
    if (!before?.tab || !after || others.length + more.length > 0) return false;
    return before.tab === after.tab && after.seen.has(theirs);
  }

  /** It is in a window, on a disk, or at the server. */
  #isKept(wish: Wish, except: Window | null): boolean {
    const { device } = wish;
    if (!device) return true;
    const inTab = device.tabs.some((tab) => {
      const line = tab.state.outbox.lines[wish.key];
      return tab !== except && tab.state.author === wish.person && line !== undefined && holds(line, wish);
    });
    return inTab || onDisk(device, wish);
  }

  #waitsForAuthor({ device, key, ...wish }: Wish): boolean {
    return Boolean(
      device?.tabs.some((tab) => {
        const line = tab.state.outbox.lines[key];
        return line?.refusal && holds({ ...line, entries: [], conflict: null }, wish);
      }),
    );
  }

  #of(person: string, key: string, field: WishField): Wish[] {
    return this.#wishes.filter((wish) => wish.person === person && wish.key === key && wish.field === field);
  }

  #complain(is: Finding, story: string): void {
    this.findings.push({ is, story });
  }
}

function onDisk({ disk }: Computer, wish: Wish): boolean {
  const record = disk.keys.has(wish.person) ? disk.recordsOf(wish.person).get(wish.key) : undefined;
  return record !== undefined && holds(record.line, wish);
}

/** Whether a line has it, wherever in it. */
function holds(
  { entries, conflict, refusal }: KeptLine | Line,
  { field, value }: Pick<Wish, 'field' | 'value'>,
): boolean {
  const refused = refusalsIn(refusal);
  if (field === 'note') return [...entries, conflict, ...refused].some((one) => one?.note === value);
  const patches: (Patch | undefined)[] = [
    ...entries.map(({ patch }) => patch),
    conflict?.mine,
    ...refused.map(({ patch }) => patch),
  ];
  return patches.some((patch) => patch && field in patch && patch[field] === value);
}

function refusalsIn(refusal: Refusal | null | undefined): readonly Refusal[] {
  return refusal ? [refusal, ...refusalsIn(refusal.earlier)] : [];
}

/**
 * What the answer said already leaves no event. A conflict says to its author that they have to choose: where each window sends for
 * itself, or sent something as it went without the device knowing of it, they may be told twice.
 */
function isCounted(result: Arrival['result'], field: Field, { device, ids }: Wish, id: string): boolean {
  if (result.kind === 'CONFLICTED')
    return !device?.fellBack && ![id, ...ids].some((one) => device?.sentOff.has(one));
  return result.kind === 'RECORDED' && result.changes.some((change) => change.field === field);
}

function addressOf(key: string): typeof place & { item: string } {
  return { ...place, item: itemOf(key) };
}

function told({ person, tab, key, field, value }: Wish): string {
  return `${key} ${field} “${value}” of ${person}${tab ? ` in ${tab.name}` : ''}`;
}
