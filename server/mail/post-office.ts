import type { Message } from './message.ts';

/**
 * What became of a message.
 * - SENT: the mail server took it over.
 * - REFUSED: it has nobody of this address, and never will.
 * - DEFERRED: it certainly did not take it over; later it may.
 * - NO_ANSWER: it had all of it, and nobody said what became of it.
 *
 * `code` is what it answered, as codes alone; null where it did not.
 */
export type Delivery = {
  outcome: 'SENT' | 'REFUSED' | 'DEFERRED' | 'NO_ANSWER';
  code: string | null;
};

/** Where messages go. */
export interface PostOffice {
  /**
   * Sends one. `onHanded` runs once all but the end is with the mail server: where it throws, the message never ends, and
   * nobody takes it over. Throws nothing that a mail server or a line did.
   */
  send(message: Message, at: Date, onHanded: () => Promise<void>): Promise<Delivery>;
  close(): void;
}
