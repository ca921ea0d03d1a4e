import type { Logger } from 'pino';
import type { Database } from '../../database/database.ts';
import type { Background } from '../../lib/background.ts';
import { newSigningKey, signHead } from './head-signature.ts';
import { ensureSigningKey, insertSignedHead, readUnsignedHead } from './signed-head.sql.ts';

/** Often enough that a day's head is of its first hour. */
const LOOK_MS = 60 * 60 * 1_000;

/** Signs the log's head once a day, whichever replica comes first. */
export class HeadSigner {
  #timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly database: Database,
    private readonly key: string,
    private readonly log: Logger,
  ) {}

  /** Reads the signing key, which the first start of an installation makes, and signs today's head. */
  static async start(database: Database, log: Logger, background: Background): Promise<HeadSigner> {
    const signer = new HeadSigner(database, await ensureSigningKey(database, newSigningKey()), log);
    await signer.sign();
    signer.#timer = setInterval(() => {
      background.run('sign the head of the log', signer.sign());
    }, LOOK_MS);
    signer.#timer.unref();
    return signer;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Signs today's head, unless somebody has. */
  async sign(): Promise<void> {
    const head = await readUnsignedHead(this.database);
    if (!head) return;
    await insertSignedHead(this.database, { ...head, signature: signHead(head, this.key) });
    this.log.info({ day: head.day, position: head.position }, 'the head of the log is signed');
  }
}
