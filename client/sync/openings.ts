import { OpenAnswersDocument } from '../operations/mine.generated.ts';
import type { OpenedAnswerInput } from '../operations/operations.generated.ts';
import { keyOfRecorded, type RecordedResponse } from './model.ts';
import type { Sync } from './runtime.ts';

const gatheredMs = 4_000;
const mostAtOnce = 100;

/** Gathers the answers that a coordinator opened, and tells the server of each revision once, some seconds later. */
export class Openings {
  readonly #told = new Map<string, number>();
  readonly #waiting = new Map<string, OpenedAnswerInput>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly sync: Sync) {}

  /** This answer stands before them, at this revision. */
  add(response: RecordedResponse): void {
    const key = keyOfRecorded(response);
    const { cycleCode, countryCode, agencyCode, itemCode, revision } = response;
    if ((this.#told.get(key) ?? 0) >= revision) return;
    this.#told.set(key, revision);
    this.#waiting.set(key, {
      cycle: cycleCode,
      country: countryCode,
      agency: agencyCode,
      item: itemCode,
      revision,
    });
    this.#timer ??= setTimeout(() => this.flush(), gatheredMs);
  }

  /** Tells what waits to be told. What the server doesn't hear is not seen, and is told again when it is opened again. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const gathered = [...this.#waiting];
    this.#waiting.clear();
    for (let start = 0; start < gathered.length; start += mostAtOnce) {
      const part = gathered.slice(start, start + mostAtOnce);
      const variables = { answers: part.map(([, opened]) => opened) };
      this.sync.read({ document: OpenAnswersDocument, variables }).catch(() => {
        for (const [key] of part) this.#told.delete(key);
      });
    }
  }
}
