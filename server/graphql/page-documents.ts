import { documentId } from '../../schema/document-id.ts';
import { documentNotFound } from '../lib/api-errors.ts';

/** The operations of this server's own page: by their texts, and by the ids under which the page asks for them. */
export class PageDocuments {
  readonly texts: ReadonlySet<string>;
  readonly #byId: ReadonlyMap<string, string>;

  constructor(texts: readonly string[]) {
    this.texts = new Set(texts);
    this.#byId = new Map(texts.map((text) => [documentId(text), text]));
    // Two that share an id would be asked for each other.
    if (this.#byId.size !== this.texts.size) throw new Error('Two operations of the page have the same id.');
  }

  /**
   * Puts the text in the place of a request's `documentId`; leaves a request alone that brings its text. Throws
   * PERSISTED_DOCUMENT_NOT_FOUND where no operation of this page has the id: a page of another version then sends the text.
   */
  fill(request: { documentId?: unknown; query?: unknown }): void {
    const { documentId: id } = request;
    if (typeof id !== 'string' || request.query) return;
    const text = this.#byId.get(id);
    if (text === undefined) throw documentNotFound();
    request.query = text;
    delete request.documentId;
  }
}
