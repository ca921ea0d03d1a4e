import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { composeMessage, type Message, type Sender } from './message.ts';
import type { Delivery, PostOffice } from './post-office.ts';

/** Longer than a mail server that greylists or scans takes; a job is held longer. */
const SEND_MS = 120_000;
const SILENT_MS = 60_000;
const CONNECT_MS = 15_000;

/** The codes of an answer such as `550 5.1.1 No such user`. */
const codes = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3}))?/;
/** Of a mailbox that isn’t there (RFC 3463, RFC 7505), which some servers say only after the message. */
const noSuchAddress = /^5\.1\.(?:[0-6]|10)$/;
/** Of whoever sends: some servers look at the sender only once they know the recipient. */
const wrongSender = /^5\.(?:1\.[78]|7\.27)$/;

type SmtpError = Error & { response?: string; responseCode?: number; command?: string };
type Account = { user: string; pass: string };

/**
 * Hands messages to a mail server, each on a connection of its own and to one recipient, so that each has its own answer. The
 * connection is nodemailer’s lower part: its transports read a message before the server asks for it.
 */
export class SmtpPost implements PostOffice {
  readonly #options: SMTPConnection.Options;
  readonly #account: Account | null;
  readonly #open = new Set<SMTPConnection>();

  /** `address`: `smtps://user:password@host:465`, for instance. */
  constructor(
    address: string,
    private readonly sender: Sender,
  ) {
    const { protocol, hostname, port, username, password } = new URL(address);
    const secure = protocol === 'smtps:';
    this.#options = {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (secure ? 465 : 587),
      secure,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENT_MS,
    };
    this.#account =
      username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
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
    const body = Readable.from(heldBack(bytes, beforeTheEnd), { objectMode: false });
    try {
      return { outcome: 'SENT', code: codeOf(await this.#converse(message, body)) };
    } catch (error) {
      // Not the line's fault, and whoever asked knows what it means.
      if (failed[0]) throw failed[0].reason;
      return deliveryOf(error as SmtpError, handed);
    }
  }

  /** Breaks off what is under way. */
  close(): void {
    for (const connection of this.#open) connection.close();
  }

  /** What the server answered to the message. Throws its refusal, or what became of the line. */
  async #converse({ id, to }: Message, body: Readable): Promise<string> {
    const { from, returnTo } = this.sender;
    const sender = returnTo?.(id) ?? addressIn(from);
    const connection = new SMTPConnection(this.#options);
    this.#open.add(connection);
    let late: NodeJS.Timeout | undefined;
    try {
      return await new Promise<string>((done, fail) => {
        late = setTimeout(() => fail(new Error('the mail server took too long')), SEND_MS);
        connection.once('end', () => fail(new Error('the line ended')));
        connection.on('error', fail);
        const send = () =>
          connection.send({ from: sender, to: [to] }, body, (error, info) =>
            error ? fail(error) : done(info.response),
          );
        connection.connect((error) => {
          if (error) return fail(error);
          if (!this.#account) return send();
          return connection.login({ credentials: this.#account }, (refused) =>
            refused ? fail(refused) : send(),
          );
        });
      });
    } finally {
      clearTimeout(late);
      this.#open.delete(connection);
      connection.close();
    }
  }
}

async function* heldBack(bytes: Buffer, beforeTheEnd: () => Promise<void>): AsyncGenerator<Buffer> {
  yield bytes.subarray(0, -1);
  await beforeTheEnd();
  yield bytes.subarray(-1);
}

/** The address alone of `Concord <concord@example.org>`. */
function addressIn(from: string): string {
  return /<([^<>]+)>$/.exec(from)?.[1] ?? from;
}

function deliveryOf({ response, responseCode, command }: SmtpError, handed: boolean): Delivery {
  const code = codeOf(response);
  if (responseCode === undefined) return { outcome: handed ? 'NO_ANSWER' : 'DEFERRED', code };
  const status = code?.split(' ')[1] ?? '';
  return { outcome: responseCode >= 500 && isOfAddress(command, status) ? 'REFUSED' : 'DEFERRED', code };
}

/** Taken for a refusal of the address, one of the sender would pause everybody who is written to meanwhile. */
function isOfAddress(command: string | undefined, status: string): boolean {
  return command === 'RCPT TO' ? !wrongSender.test(status) : command === 'DATA' && noSuchAddress.test(status);
}

/** Without the words, which may hold an address. */
function codeOf(response: string | undefined): string | null {
  const found = codes.exec(response ?? '');
  return found ? [found[1], found[2]].filter(Boolean).join(' ') : null;
}
