import { erasedField, erasesContent, remainderDigest } from '../../domain/event-content.ts';
import type { StoredEvent } from './verify-log.sql.ts';

/**
 * What a check of the log has met of erasing so far: events that no longer say what they said, and what erasing events say
 * is left of them. Only where the two agree is a blanked event as it should be.
 */
export class Erasures {
  readonly #blanked = new Map<number, string>();
  readonly #named = new Map<number, string>();

  /** Whether an event says that it was blanked; then it is held until a later event accounts for it. */
  takeBlanked(event: StoredEvent): boolean {
    if (event.salt.length > 0 || event.erased_by === null || event.erased_by <= event.position) return false;
    this.#blanked.set(event.position, remainderDigest(event).toString('hex'));
    return true;
  }

  /** Of two that name the same event, the later one knows what is left of it. */
  takeErasing({ kind, position, changes }: StoredEvent): void {
    if (!erasesContent(kind)) return;
    for (const { field, from, to } of changes) {
      if (field === erasedField && Number(from) < position && to !== null) this.#named.set(Number(from), to);
    }
  }

  /** The first blanked event of which no later one says that it is so. */
  unexplained(): { position: number; problem: string } | null {
    for (const [position, left] of this.#blanked) {
      const named = this.#named.get(position);
      if (named === undefined) {
        return {
          position,
          problem: `The content of event ${position} is gone, and no later event says that it was erased.`,
        };
      }
      if (named !== left) {
        return {
          position,
          problem: `Event ${position} was erased in part, and what is left of it is not what the erasing event says: it was altered afterwards.`,
        };
      }
    }
    return null;
  }
}
