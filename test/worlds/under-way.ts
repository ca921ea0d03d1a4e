import type { Chance } from './chance.ts';
import type { Tab } from './tab.ts';

/** Something that was begun and is not over: a request, a writing, a lock that was asked for. */
export interface UnderWay {
  /** Whose it is; what happens outside of a tab goes on when that is frozen or gone. */
  readonly tab: Tab;
  /** Whether its next step needs the tab to be there and awake. */
  needsTab(): boolean;
  /** Goes one step further; true when it is over. */
  advance(chance: Chance): boolean;
}

/** Everything that is under way in a world, in the order in which it began. */
export class AllUnderWay {
  #all: UnderWay[] = [];

  begin(one: UnderWay): void {
    this.#all.push(one);
  }

  /** What can go on at this moment. */
  ready(): readonly UnderWay[] {
    this.#all = this.#all.filter((one) => !one.needsTab() || !one.tab.gone);
    return this.#all.filter((one) => !one.needsTab() || !one.tab.frozen);
  }

  advance(one: UnderWay, chance: Chance): void {
    if (one.advance(chance)) this.#all = this.#all.filter((other) => other !== one);
  }

  /** What a tab had begun when it went. */
  of(tab: Tab): readonly UnderWay[] {
    return this.#all.filter((one) => one.tab === tab);
  }
}

/** An input that reaches its tab a little later. */
export class Later implements UnderWay {
  readonly tab: Tab;
  readonly #then: (chance: Chance) => void;

  constructor(tab: Tab, then: (chance: Chance) => void) {
    this.tab = tab;
    this.#then = then;
  }

  needsTab(): boolean {
    return true;
  }

  advance(chance: Chance): boolean {
    this.#then(chance);
    return true;
  }
}
