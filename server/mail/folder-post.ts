import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { composeMessage, type Message, type Sender } from './message.ts';
import type { Delivery, PostOffice } from './post-office.ts';

/** Messages that the folder keeps, the latest. */
const MOST_KEPT = 200;
/** The time, which sorts them, and the id. */
const FILE = /^\d{8}T\d{9}Z-[0-9a-f-]{36}\.eml$/;

/** A message as the demonstration shows it. */
export type ShownMail = { to: string; at: string; subject: string; text: string };

/** In place of a mail server: each message is a file, as a reader of mail opens it. For the demonstration. */
export class FolderPost implements PostOffice {
  constructor(
    private readonly folder: string,
    private readonly sender: Pick<Sender, 'from' | 'host'>,
  ) {}

  async send(message: Message, at: Date, onHanded: () => Promise<void>): Promise<Delivery> {
    const bytes = await composeMessage(message, this.sender, at);
    await mkdir(this.folder, { recursive: true });
    await onHanded();
    const file = join(this.folder, `${at.toISOString().replace(/[-:.]/g, '')}-${message.id}.eml`);
    // Whole or not at all, for whoever reads at this moment.
    await writeFile(`${file}.part`, bytes);
    await rename(`${file}.part`, file);
    for (const old of (await this.#files()).slice(MOST_KEPT))
      await rm(join(this.folder, old), { force: true });
    return { outcome: 'SENT', code: null };
  }

  /** The latest first. */
  async read(): Promise<ShownMail[]> {
    const files = await this.#files();
    return Promise.all(
      files.map(async (file) => {
        const { to, date, subject, text } = await PostalMime.parse(await readFile(join(this.folder, file)));
        return {
          to: to?.[0]?.address ?? '',
          at: date ?? '',
          subject: subject ?? '',
          text: text ?? '',
        };
      }),
    );
  }

  close(): void {}

  async #files(): Promise<string[]> {
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return names
      .filter((name) => FILE.test(name))
      .sort()
      .reverse();
  }
}
