import type { DocumentNode } from 'graphql';

/**
 * Characters of documents that are kept, twice over. A document takes up to a hundred times the memory of its text, and
 * anybody may send ever new ones; those of the page, its programs and the explorer have 20,000 together.
 */
const GENERATION = 100_000;

/**
 * Documents that were found good lately, so that those that everybody sends are read and checked once. Apollo's own store
 * counts to thirty megabytes of text.
 */
export class RecentDocuments {
  #recent = new Map<string, DocumentNode>();
  #older = new Map<string, DocumentNode>();
  #characters = 0;

  /** For Apollo, as are `set` and `delete`. */
  async get(key: string): Promise<DocumentNode | undefined> {
    return this.findRecent(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.store(key, document);
  }

  async delete(key: string): Promise<boolean> {
    return [this.#recent, this.#older].map((documents) => documents.delete(key)).includes(true);
  }

  findRecent(key: string): DocumentNode | undefined {
    const known = this.#recent.get(key);
    if (known) return known;
    const older = this.#older.get(key);
    if (older) this.store(key, older);
    return older;
  }

  store(key: string, document: DocumentNode): void {
    const characters = document.loc?.end ?? GENERATION;
    if (characters >= GENERATION) return;
    if (this.#characters + characters > GENERATION) {
      this.#older = this.#recent;
      this.#recent = new Map();
      this.#characters = 0;
    }
    this.#recent.set(key, document);
    this.#characters += characters;
  }
}
