import { lineOfFormat } from '../../client/sync/device/line-format.ts';
import type { KeptLine, Stored } from '../../client/sync/device-state.ts';

interface KeptRecord {
  readonly stamp: string;
  readonly format: number;
  readonly line: KeptLine;
}

/** What outlives a tab and a power cut: whatever is in here was written whole. */
export class Disk {
  /** By person, and then by answer. */
  readonly records = new Map<string, Map<string, KeptRecord>>();
  /** Which keys each person has: another number after they were deleted. */
  readonly keys = new Map<string, number>();
  full = false;
  #made = 0;

  recordsOf(person: string): Map<string, KeptRecord> {
    const known = this.records.get(person) ?? new Map<string, KeptRecord>();
    this.records.set(person, known);
    return known;
  }

  keysOf(person: string): number {
    const known = this.keys.get(person) ?? ++this.#made;
    this.keys.set(person, known);
    return known;
  }

  /** What was never sent stays. */
  forget(person: string, what: 'unless-kept' | 'all'): void {
    if (what === 'unless-kept' && this.recordsOf(person).size > 0) return;
    this.keys.delete(person);
    this.records.delete(person);
  }

  /** Null where a newer page wrote it. */
  read(person: string, key: string): Stored | null {
    const record = this.recordsOf(person).get(key);
    if (!record) return { key, stamp: null, line: null };
    const line = lineOfFormat(record.format, record.line);
    return line && { key, stamp: record.stamp, line };
  }
}
