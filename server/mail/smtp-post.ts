import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { composeMessage, type Message, type Sender } from './message.ts';
import type { Delivery, PostOffice } from './post-office.ts';

/** Longer than a mail server that greylists or scans takes; a job is held longer. */
const SEND_MS = 120_000;
const SILENT_MS = 60_000;
const CONNECT_MS = 15_000;

/** The codes of an answer such as `550 5.1.1 No such user`. */
const codes = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3}))?/;
/** Of a mailbox that isn’t there, which some servers say only after the message. */
const noSuchAddress = /^5\.1\.\d/;

type SmtpError = Error & { response?: string; responseCode?: number; command?: string };

/** Hands messages to a mail server, each on a connection of its own and to one recipient, so that each has its own answer. */
export class SmtpPost implements PostOffice {
  readonly #transport;

  /** `url`: `smtps://user:password@host:465`, for instance. */
  constructor(
    url: string,
    private readonly sender: Sender,
  ) {
    this.#transport = createTransport({
      url,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(message: Message, at: Date, onHanded: () => Promise<void>): Promise<Delivery> {
    const bytes = await composeMessage(message, this.sender, at);
    let handed = false;
    const failed: { reason: unknown }[] = [];
    const beforeTheEnd = async () => {
      try {
        await onHanded();
        handed = true;
      } catch (reason) {
        failed.push({ reason });
        throw reason;
      }
    };
    const options = {
      envelope: { from: this.sender.from, to: [message.to] },
      raw: Readable.from(heldBack(bytes, beforeTheEnd), { objectMode: false }),
      signal: AbortSignal.timeout(SEND_MS),
    };
    try {
      const { response } = await this.#transport.sendMail(options);
      return { outcome: 'SENT', code: codeOf(response) };
    } catch (error) {
      // Not the line's fault, and whoever asked knows what it means.
      if (failed[0]) throw failed[0].reason;
      return deliveryOf(error as SmtpError, handed);
    }
  }

  close(): void {
    this.#transport.close();
  }
}

async function* heldBack(bytes: Buffer, beforeTheEnd: () => Promise<void>): AsyncGenerator<Buffer> {
  yield bytes.subarray(0, -1);
  await beforeTheEnd();
  yield bytes.subarray(-1);
}

function deliveryOf({ response, responseCode, command }: SmtpError, handed: boolean): Delivery {
  const code = codeOf(response);
  if (responseCode === undefined) return { outcome: handed ? 'NO_ANSWER' : 'DEFERRED', code };
  const ofAddress = command === 'RCPT TO' || noSuchAddress.test(code?.split(' ')[1] ?? '');
  return { outcome: responseCode >= 500 && ofAddress ? 'REFUSED' : 'DEFERRED', code };
}

/** Without the words, which may hold an address. */
function codeOf(response: string | undefined): string | null {
  const found = codes.exec(response ?? '');
  return found ? [found[1], found[2]].filter(Boolean).join(' ') : null;
}
