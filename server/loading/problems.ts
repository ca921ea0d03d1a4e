import { StartupError } from '../lib/startup-error.ts';

/** One slip, such as another default, can put thousands of cells wrong. */
const MOST_TOLD = 50;

/** What is wrong with a catalogue, collected so that its author sees everything at once. */
export class Problems {
  readonly #sentences: string[] = [];

  constructor(private readonly source: string) {}

  add(sentence: string): void {
    this.#sentences.push(sentence);
  }

  throwIfAny(): void {
    const [first, ...others] = this.#sentences;
    if (first === undefined) return;
    const start = `The reference data in ${this.source} can't be loaded, and nothing was changed`;
    if (others.length === 0) throw new StartupError(`${start}: ${first}`);
    const told = this.#sentences.slice(0, MOST_TOLD).map((sentence) => `- ${sentence}`);
    const untold = this.#sentences.length - told.length;
    if (untold > 0) told.push(`- … and ${untold} more like these.`);
    throw new StartupError(`${start}. Correct this:\n${told.join('\n')}`);
  }
}
