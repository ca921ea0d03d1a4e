import type { CellProgress } from '../domain/cell.ts';
import { formatCursor, type LogPosition } from '../log/cursor.ts';
import type { LogEvent } from '../log/log-event.ts';
import { type CellsChanged, mergeCell } from '../progress/changed-cells.ts';
import type { Pace } from './pace.ts';
import type { Reader, Track } from './reader.ts';
import type { Render } from './render.ts';
import type { SharedCatchUp } from './shared-catch-up.ts';

/**
 * All who ask the same of a cycle's cells, which everybody may see. What happens together is published together. A
 * reader who is behind gets all that they missed as one update, so at most one waits for them.
 */
export class ProgressGroup<Message> implements Track<Message> {
  readonly readers = new Set<Reader<Message>>();
  #entered = 0;

  constructor(
    private readonly shared: SharedCatchUp<Message>,
    private readonly cycleCode: string,
    private readonly render: Render<Message>,
    private readonly onEmpty: () => void,
  ) {}

  enter(): this {
    this.#entered += 1;
    return this;
  }

  leave(): void {
    this.#entered -= 1;
    if (this.#entered === 0) this.onEmpty();
  }

  /** Tells those who are live about events in a row after a position. */
  async publish(events: readonly LogEvent[], after: number, pace: Pace): Promise<void> {
    if (this.readers.size === 0) return;
    const changes = new Changes(this.cycleCode);
    for (const event of events) changes.add(event);
    const update = changes.update();
    if (!update) return;
    const message = await this.render(update).catch(() => null);
    for (const reader of this.readers) {
      // A reader who joined since this was begun has read it alone.
      if (reader.position > after) continue;
      if (message === null) reader.demote(after);
      else reader.deliver(message, after);
      if (pace.due) await pace.rest();
    }
  }

  async advance(reader: Reader<Message>, upTo: number): Promise<void> {
    const changes = new Changes(this.cycleCode);
    for (let position = reader.position; position < upTo; position = changes.position) {
      const events = await this.shared.readOn(position, upTo);
      if (reader.left) return;
      for (const event of events) changes.add(event);
    }
    const update = changes.update();
    if (update) await reader.write([await this.render(update)]);
    reader.position = upTo;
  }
}

/** What some events in a row come to. */
class Changes {
  readonly #cells = new Map<string, CellProgress>();
  #place: LogPosition | null = null;

  constructor(private readonly cycleCode: string) {}

  get position(): number {
    return this.#place?.position ?? 0;
  }

  add(event: LogEvent): void {
    mergeCell(this.#cells, event, this.cycleCode);
    this.#place = event.place;
  }

  /** Null where no cell changed. */
  update(): CellsChanged | null {
    if (this.#cells.size === 0 || this.#place === null) return null;
    return { cells: [...this.#cells.values()], cursor: formatCursor(this.#place) };
  }
}
