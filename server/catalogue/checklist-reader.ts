import type { Checklist } from '../../schema/types/checklist.ts';
import type { Queryable } from '../database/database.ts';
import { readLatestChecklist, type StoredCycle } from './catalogue.sql.ts';
import { readChecklistSections } from './checklist.sql.ts';
import { toChecklist } from './to-checklist.ts';

/**
 * Reads checklists, each version from the database only once: a version never changes after it was loaded, and its
 * translations only with the reference version.
 */
export class ChecklistReader {
  #versions = new Map<number, Checklist>();
  #reference: string | null = null;

  /** To be read again: the database went back to where it did not know some of them. */
  forget(): void {
    // What is being read meanwhile may be from before: it is kept where nobody looks any more.
    this.#versions = new Map();
  }

  /** Hears where the reference version stands: translations are read again with another. */
  noteReference(reference: string): void {
    if (reference === this.#reference) return;
    this.#reference = reference;
    this.forget();
  }

  /** One version; null where there is none. Inside a transaction give its own connection, never the database. */
  async readChecklist(connection: Queryable, version: number): Promise<Checklist | null> {
    const versions = this.#versions;
    const known = versions.get(version);
    if (known) return known;
    const sections = await readChecklistSections(connection, version);
    if (sections.length === 0) return null;
    const checklist = toChecklist(version, sections);
    versions.set(version, checklist);
    return checklist;
  }

  /** The one that a cycle asks; the newest while the cycle is planned, or without a cycle. Null before the first load. */
  async readChecklistOf(
    connection: Queryable,
    cycle: Pick<StoredCycle, 'checklistVersion'> | null,
  ): Promise<Checklist | null> {
    const version = cycle?.checklistVersion ?? (await readLatestChecklist(connection))?.version;
    return version === undefined ? null : this.readChecklist(connection, version);
  }
}
