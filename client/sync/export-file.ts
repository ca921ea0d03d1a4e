import { counted } from './bytes.ts';

/** What is asked of the server: a table, and which of it as the API’s filters say (docs/exports.md). */
export interface ExportBody {
  readonly table: 'ANSWERS' | 'MATRIX' | 'PAIRS' | 'PEOPLE' | 'EVENTS';
  readonly filter: object;
}

export interface AskedFile {
  readonly format: string;
  readonly comments: boolean;
}

/** A file as the server made it, with how many rows it says that it has. */
export interface ExportedFile {
  readonly name: string;
  readonly rows: number;
  readonly content: Blob;
}

/** Asks for a file. Null where others are getting theirs and this one can’t be made now. Throws where not all of it came. */
export async function askForFile(
  { table, filter }: ExportBody,
  { format, comments }: AskedFile,
): Promise<ExportedFile | null> {
  const { lang: language } = document.documentElement;
  const asked = { table, filter, format, language, ...(table === 'ANSWERS' ? { comments } : {}) };
  const response = await fetch('/graphql/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: counted('up', JSON.stringify(asked)),
  });
  // A file that breaks off fails here, so that half of one is never saved.
  const content = await response.blob();
  if (response.status === 429) return null;
  const [, name] = /filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  const rows = response.headers.get('concord-rows');
  // Something between may answer with a page of its own.
  if (!response.ok || name === undefined || rows === null) throw new Error(`HTTP ${response.status}`);
  return { name, rows: Number(rows), content };
}
