import type { UnderWay, Window } from './around.ts';
import type { Chance } from './chance.ts';

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

  /** The one of those that began first. */
  first(): UnderWay | undefined {
    return this.#all.find((one) => !one.needsTab() || !(one.tab.gone || one.tab.frozen));
  }

  advance(one: UnderWay, chance: Chance): void {
    if (one.advance(chance)) this.#all.splice(this.#all.indexOf(one), 1);
  }

  /** What a tab had begun when it went. */
  of(tab: Window): readonly UnderWay[] {
    return this.#all.filter((one) => one.tab === tab);
  }
}

/** An input that reaches its tab a little later. */
export class Later implements UnderWay {
  readonly tab: Window;
  readonly #then: (chance: Chance) => void;

  constructor(tab: Window, then: (chance: Chance) => void) {
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
