import { randomUUID, webcrypto } from 'node:crypto';
import type { Logger } from 'pino';
import type { Database } from '../../database/database.ts';
import { evidenceField } from '../../domain/event-content.ts';
import { isDraft } from '../../domain/response-fields.ts';
import type { Background } from '../../lib/background.ts';
import { appendAnswerEvent } from '../../log/append-answer-event.sql.ts';
import type { WakeUps } from '../../log/wake-ups.ts';
import { lockAnswerStatus } from '../change-evidence.sql.ts';
import { mediaTypeOf } from '../file-types.ts';
import type { ByteStore } from './byte-store.ts';
import {
  beginReceiving,
  findReceiving,
  findTwin,
  forgetBytes,
  lockReceiving,
  noteReceived,
  type ReceivingFile,
  readFileState,
  readUnsettled,
  settleFile,
  type Unsettled,
} from './bytes.sql.ts';

/** How often what was left between is looked for. */
const EVERY_MS = 60_000;
/** What nobody went on sending for so long is given up; it can be sent from its beginning. */
const IDLE_SECONDS = 30 * 86_400;
/** No request goes on for so long: who was sending when bytes began to go has ended by then, and writes nothing more. */
const GOING_SECONDS = 120;
/** Looked at in one step. */
const A_STEP = 100;

/** What became of a file of which all has come. */
export type Outcome = 'RECEIVED' | 'REFUSED' | 'DAMAGED' | 'GONE';

/**
 * Takes files in. What is where:
 * - a row says RECEIVING before anything is in the store under its key
 * - a file is RECEIVED only after its bytes were hashed, and are settled in the store
 * - bytes to which no file refers any more are GOING, then deleted, then forgotten
 *
 * So a process that dies at any moment leaves rows that say what is left to do, and the sweep does it: at a start, and once a
 * minute. Each step may be done twice.
 */
export class ReceivedFiles {
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  /** One at a time is in memory. */
  #finishing: Promise<unknown> = Promise.resolve();
  #sweeping: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    readonly store: ByteStore,
    private readonly wakeUps: Pick<WakeUps, 'announce'>,
    private readonly log: Pick<Logger, 'info'>,
    private readonly background: Background,
  ) {}

  start(): void {
    this.sweepSoon();
    this.#timer = setInterval(() => this.sweepSoon(), EVERY_MS);
    this.#timer.unref();
  }

  /** Takes no further step; the one in progress ends in the background. */
  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  /** The key under which a declared file is received; null where it is not to come any more. */
  begin(fileId: string): Promise<string | null> {
    return this.database.transaction('READ COMMITTED', (connection) =>
      beginReceiving(connection, fileId, randomUUID()),
    );
  }

  /** What is being received under a key; undefined once it is not any more. */
  find(key: string): Promise<ReceivingFile | undefined> {
    return findReceiving(this.database, key);
  }

  /** Notes how much has come under a key. */
  async note(key: string): Promise<void> {
    await noteReceived(this.database, key, await this.store.received(key));
  }

  /**
   * Judges a file of which all has come: by its hash, then by the type that its bytes show. Where a sweep or another process judged it
   * before, it says what became of it.
   */
  finish({ key, fileId }: Pick<ReceivingFile, 'key' | 'fileId'>): Promise<Outcome> {
    const outcome = this.#finishing.then(async () => (await this.#finish(key)) ?? this.#became(fileId));
    this.#finishing = outcome.catch(() => undefined);
    return outcome;
  }

  /** Looks for what was left between, without anybody waiting for it. */
  sweepSoon(): void {
    if (this.#sweeping || this.#stopped) return;
    this.#sweeping = this.sweep().finally(() => {
      this.#sweeping = null;
    });
    this.background.run('settle files that came or go', this.#sweeping);
  }

  /** Finishes what has come in full, gives up what comes no more, and deletes what goes. One that fails keeps none from it. */
  async sweep(): Promise<void> {
    const failures: unknown[] = [];
    const tried = (one: Unsettled) =>
      this.#settle(one).catch((error: unknown) => {
        failures.push(error);
        return false;
      });
    let unsettled: Unsettled[] = [];
    let passed = 0;
    do {
      unsettled = await readUnsettled(this.database, A_STEP, passed);
      for (const one of unsettled) {
        if (this.#stopped) break;
        if (!(await tried(one))) passed++;
      }
    } while (unsettled.length === A_STEP && !this.#stopped);
    if (failures.length > 0) throw new AggregateError(failures, 'some files could not be settled');
  }

  /** Whether the row is gone from those that wait. */
  async #settle({ key, state, idleSeconds }: Unsettled): Promise<boolean> {
    if (state === 'GOING') {
      await this.store.remove(key);
      if (idleSeconds < GOING_SECONDS) return false;
      await forgetBytes(this.database, key);
      return true;
    }
    const file = await findReceiving(this.database, key);
    if (!file) return false;
    if ((await this.store.received(key)) >= file.bytes) {
      // What it leaves to be deleted is for the next look.
      await this.finish(file);
      return false;
    }
    if (idleSeconds >= IDLE_SECONDS) await this.#giveUp(key);
    return false;
  }

  /** Null where it isn't being received any more. */
  async #finish(key: string): Promise<Outcome | null> {
    const file = await findReceiving(this.database, key);
    if (!file) return null;
    const bytes = await this.store.gather(key);
    const digest = Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
    if (bytes.length !== file.bytes || digest !== file.sha256) {
      await this.#giveUp(key);
      return 'DAMAGED';
    }
    const mediaType = await mediaTypeOf(bytes);
    if (mediaType !== null) await this.store.settle(key, bytes);
    const outcome = await this.#record(file, mediaType);
    this.wakeUps.announce();
    this.sweepSoon();
    return outcome;
  }

  /** Says that a file has come, and where its bytes are: where the same owner has them already, or here. */
  #record({ key, evidenceId, cellId, itemCode, sha256, senderId }: ReceivingFile, mediaType: string | null) {
    return this.database.transaction('READ COMMITTED', async (connection): Promise<Outcome | null> => {
      // Locks in the order in which whoever erases takes them.
      const draft = isDraft(await lockAnswerStatus(connection, { cellId, itemCode }));
      if (!(await lockReceiving(connection, key))) return null;
      const state = mediaType === null ? 'REFUSED' : 'RECEIVED';
      const twin = mediaType === null ? null : await findTwin(connection, sha256, cellId);
      await settleFile(connection, key, {
        state,
        mediaType,
        keptAt: mediaType === null ? null : (twin ?? key),
      });
      await appendAnswerEvent(connection, {
        kind: 'EVIDENCE_RECEIVED',
        actorId: senderId,
        cellId,
        itemCode,
        draft,
        changes: [{ field: evidenceField, from: null, to: evidenceId }],
      });
      return state;
    });
  }

  async #became(fileId: string): Promise<Outcome> {
    const state = await readFileState(this.database, fileId);
    if (state === 'RECEIVED' || state === 'REFUSED') return state;
    return state === 'DECLARED' ? 'DAMAGED' : 'GONE';
  }

  /** What came is not kept, and the file can be sent anew. */
  async #giveUp(key: string): Promise<void> {
    await this.database.transaction('READ COMMITTED', (connection) =>
      settleFile(connection, key, { state: 'DECLARED', mediaType: null, keptAt: null }),
    );
    this.log.info('a file that was not what was declared, or came no further, is given up');
    this.sweepSoon();
  }
}
