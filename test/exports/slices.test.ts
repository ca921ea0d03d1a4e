import 'reflect-metadata';
import { expect, test, vi } from 'vitest';
import type { Database, Statement } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { agencyItems, countryCodes, createWorld, inputFor, recorded } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { exportFor } from './export-for.ts';
import { readExported } from './read-export.ts';

/** What a file of answers asks for at a time. */
const mostCells = 10;

/** The parameters with which a statement was sent while `work` went on. */
async function sentDuring(database: Database, name: string, work: () => Promise<unknown>) {
  const query = vi.spyOn(database, 'query');
  try {
    await work();
    return query.mock.calls.flatMap(([statement, values]) =>
      (statement as Statement).name === name ? [values ?? []] : [],
    );
  } finally {
    query.mockRestore();
  }
}

/** Reads a file to its end, and does something once its first slice is there. */
async function readWith(database: Database, viewer: Viewer, meanwhile: () => Promise<unknown>) {
  const made = await exportFor(database, viewer, {
    table: 'ANSWERS',
    format: 'JSONL',
    filter: { due: true },
  });
  const chunks: Buffer[] = [];
  for await (const chunk of made.bytes) {
    chunks.push(chunk as Buffer);
    // The first line names the place at the beginning, and a slice has come behind it.
    if (chunks.length === 2) await meanwhile();
  }
  return readExported('JSONL', Buffer.concat(chunks));
}

describeOnBothEngines('a file that others write into meanwhile', (opened) => {
  test('is read in slices by key, and names the place in the log at its beginning and at its end', async () => {
    const { database, engine } = opened();
    const { coordinator } = await createWorld(database);
    const last = {
      country: countryCodes.toSorted().at(-1) ?? '',
      agency: 'WHO',
      item: agencyItems.at(-1) ?? '',
    };
    let file: Awaited<ReturnType<typeof readWith>> | undefined;
    const slices = await sentDuring(database, 'export-answers', async () => {
      file = await readWith(database, coordinator, () =>
        recorded(database, coordinator, inputFor(last, { narrative: 'Written meanwhile.' })),
      );
    });
    const { head = [], rows = [], facts = new Map<string, string>() } = file ?? {};
    const written = rows.find(
      (row) =>
        row[head.indexOf('country')] === last.country &&
        row[head.indexOf('agency')] === last.agency &&
        row[head.indexOf('item')] === last.item,
    );
    expect(facts.get('cursor')).toMatch(/^\d+\./);
    if (engine === 'postgres') {
      // All of it is of the first moment, on a connection of its own.
      expect(facts.get('cursorAtEnd')).toBe(facts.get('cursor'));
      expect(written?.[head.indexOf('narrative')]).toBeNull();
      expect(slices).toEqual([]);
    } else {
      expect(facts.get('cursorAtEnd')).toMatch(/^\d+\./);
      expect(facts.get('cursorAtEnd')).not.toBe(facts.get('cursor'));
      expect(written?.[head.indexOf('narrative')]).toBe('Written meanwhile.');
      expect(slices.length).toBeGreaterThan(2);
      for (const [cells] of slices) expect((cells as unknown[]).length).toBeLessThanOrEqual(mostCells);
    }
    expect(facts.get('rows')).toBe(String(rows.length));
  });
});
