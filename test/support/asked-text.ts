import { existsSync, readFileSync } from 'node:fs';
import { PageDocuments } from '../../server/graphql/page-documents.ts';

const file = new URL('../../dist/client/operations.json', import.meta.url);
const page = new PageDocuments(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);

/** What a page asks, in a body or a message on a socket, with the text of its operation where it names that by its id. */
export function askedText(sent: string | Buffer | null | undefined): string {
  const text = String(sent ?? '');
  try {
    const said = JSON.parse(text);
    page.fill(said.payload ?? said);
    return JSON.stringify(said);
  } catch {
    // A file, a ping or nothing.
    return text;
  }
}
