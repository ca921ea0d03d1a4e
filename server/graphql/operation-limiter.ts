import { heavyReads, operationsOfPerson } from './limits.ts';
import { type Leave, Turns } from './turns.ts';

/**
 * Lets each person run some operations at a time, and only a few of those that read very much run at all. Operations of
 * one person, thousands at once on many sockets, would otherwise stand in front of everybody else's at the database; and
 * this process answers nobody while it makes one that read very much into text.
 */
export class OperationTurns {
  readonly #people = new Map<string, Turns>();
  readonly #heavy = new Turns(heavyReads);

  /** Resolves when an operation that reads so many values may begin. Throws where too many wait already. */
  async enter(person: string, values: number): Promise<Leave> {
    const own = this.#people.get(person) ?? new Turns(operationsOfPerson);
    this.#people.set(person, own);
    const leaveOwn = await own.enter(person);
    const leave = () => {
      leaveOwn();
      if (own.idle) this.#people.delete(person);
    };
    if (values < heavyReads.values) return leave;
    try {
      const leaveHeavy = await this.#heavy.enter(person);
      return () => {
        leaveHeavy();
        leave();
      };
    } catch (error) {
      leave();
      throw error;
    }
  }
}
