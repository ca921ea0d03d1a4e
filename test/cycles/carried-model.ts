import type { Viewer } from '../../server/domain/viewer.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import {
  type Answer,
  keyOf,
  type ModelOutcome,
  PlainModel,
  type PlainWorld,
} from '../responses/plain-model.ts';
import type { Place } from '../support/builders.ts';
import { expectedLinks } from './two-years.ts';

/*
 * What carrying over and confirming mean, in the plainest words: the answers of last year, kept whole, and a mapping that is
 * written down apart from the server's.
 */

/** What a cycle's answers said when it was closed, by `KEN/UNICEF/LDR-2`. */
export type LastYear = { snapshot: string; answers: ReadonlyMap<string, Answer> };

/** Somebody says that an answer of last year still holds. */
export type Confirming = { mutationId: string; from: Place };

export class CarriedModel {
  /** After each event, how much of its cell still stands as last year. */
  readonly carriedAfter: number[] = [];

  constructor(
    readonly lastYear: LastYear | null,
    readonly plain: PlainModel,
  ) {}

  static of(world: PlainWorld, lastYear: LastYear | null): CarriedModel {
    return new CarriedModel(lastYear, new PlainModel(world));
  }

  copy(): CarriedModel {
    const copy = new CarriedModel(this.lastYear, this.plain.copy());
    copy.carriedAfter.push(...this.carriedAfter);
    return copy;
  }

  close(): void {
    this.plain.open = false;
  }

  record(author: Viewer, input: RecordInput, at: Date): ModelOutcome {
    const before = this.plain.log.length;
    const outcome = this.plain.record(author, input, at);
    if (this.plain.log.length > before) this.carriedAfter.push(this.carried(keyOf(input)));
    return outcome;
  }

  confirm(author: Viewer, { mutationId, from }: Confirming, at: Date): ModelOutcome {
    const last = this.#published(keyOf(from));
    const links = last ? linksFrom(from) : [];
    const link = links.find(({ kind }) => kind === 'SAME' || kind === 'REWORDED');
    if (!last || !link)
      return { kind: 'REFUSED', code: links.length > 0 ? 'NOT_CONFIRMABLE' : 'NOT_CARRIED' };
    const before = this.plain.log.length;
    const { rating, narrative } = last;
    const outcome = this.record(
      author,
      {
        mutationId,
        ...from,
        item: link.item,
        cycle: this.plain.world.cycle,
        baseRevision: 0,
        status: 'SUBMITTED',
        rating: rating as RecordInput['rating'],
        narrative,
      },
      at,
    );
    const told = this.plain.log.slice(before).find(({ kind }) => kind === 'RESPONSE_RECORDED');
    told?.changes.push({
      field: 'continues',
      from: null,
      to: `${this.lastYear?.snapshot}:${from.item}`,
    });
    return outcome;
  }

  /** How many answers of the cell of an answer stand as last year. */
  carried(key: string): number {
    const [country = '', agency = ''] = key.split('/');
    const items = agency ? this.plain.world.agencyItems : this.plain.world.teamItems;
    return items.filter((item) => {
      const sources = expectedLinks.find((link) => link.item === item)?.from ?? [];
      return (
        this.plain.answer(`${country}/${agency}/${item}`).revision === 0 &&
        sources.some((from) => this.#published(`${country}/${agency}/${from}`))
      );
    }).length;
  }

  #published(key: string): Answer | undefined {
    const last = this.lastYear?.answers.get(key);
    return last?.status === 'SUBMITTED' || last?.status === 'ACCEPTED' ? last : undefined;
  }
}

function linksFrom({ agency, item }: Place) {
  return expectedLinks.filter(
    ({ from, item: to }) => from.includes(item) && (to === 'LDR-1') === (agency === null),
  );
}
