import type { Report, ReportBlock, ReportNote } from '../../schema/types/report.ts';
import { toPerson } from '../domain/to-person.ts';
import type { ReportBlock as TreeBlock } from './content/report-tree.ts';
import type { NoteRow } from './report-note.sql.ts';
import type { ReadReport } from './reports.ts';

/** A report as the API shows it. */
export function toReport({ stored, note, tree, hash }: ReadReport, viewerCanWriteNote: boolean): Report {
  const { subject, cursor, at } = stored.facts;
  const { language, direction, title, facts, notices, sections } = tree;
  return {
    cycleCode: subject.cycle,
    countryCode: subject.country,
    snapshot: subject.snapshot,
    cursor,
    at: new Date(at),
    ...{ language, direction, title },
    facts: [...facts],
    notices: [...notices],
    sections: sections.map(({ heading, blocks }) => ({ heading, blocks: blocks.map(toBlock) })),
    note: note ? toReportNote(note) : null,
    viewerCanWriteNote,
    file: fileOf(subject, cursor, language),
    fileHash: hash?.toString('hex') ?? null,
  };
}

export function toReportNote({ revision, words, author, authorId, at }: NoteRow): ReportNote {
  return { revision, words, writtenBy: toPerson({ id: authorId, name: author }), writtenAt: at };
}

function fileOf(
  { cycle, country, snapshot }: ReadReport['stored']['facts']['subject'],
  cursor: string,
  language: string,
): string {
  const query = new URLSearchParams({ cycle });
  if (country !== null) query.set('country', country);
  if (snapshot !== null) query.set('snapshot', snapshot);
  query.set('cursor', cursor);
  query.set('language', language);
  return `/graphql/report.pdf?${query}`;
}

const empty = {
  ...{ text: null, caption: null, alternative: null },
  ...{ columns: null, rows: null, bars: null, quotes: null },
  ...{ places: null, legend: null },
};

function toBlock(block: TreeBlock): ReportBlock {
  switch (block.kind) {
    case 'TEXT':
      return { ...empty, kind: block.kind, text: block.text };
    case 'TABLE': {
      const { kind, caption, columns, rows } = block;
      return {
        ...empty,
        kind,
        caption,
        columns: [...columns],
        rows: rows.map((row) => ({ cells: [...row] })),
      };
    }
    case 'BARS': {
      const { kind, caption, alternative, bars } = block;
      return { ...empty, kind, caption, alternative, bars: [...bars] };
    }
    case 'MAP': {
      const { kind, caption, alternative, places, legend } = block;
      return { ...empty, kind, caption, alternative, places: [...places], legend: [...legend] };
    }
    case 'QUOTES':
      return { ...empty, kind: block.kind, quotes: [...block.quotes] };
  }
}
