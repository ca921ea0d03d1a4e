import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A message that the server took over, as a reader of mail shows it. */
export interface TakenMail {
  to: string;
  /** Where its envelope says that it goes back to. */
  from: string;
  id: string;
  subject: string;
  text: string;
  html: string;
  headers: ReadonlyMap<string, string>;
}

/** What the server does with a message: it takes it, answers with a code, or breaks the line. */
export type Behaviour =
  | { does: 'TAKES' }
  | { does: 'REFUSES'; at: 'MAIL' | 'RCPT' | 'DATA'; code: number; words: string }
  /** The line breaks before the message has ended; after it was taken over; or after it ended and was thrown away. */
  | { does: 'DROPS'; at: 'RCPT' | 'TAKEN' | 'LOST' }
  /** Holds the answer back until this is so. */
  | { does: 'DELAYS'; until: () => Promise<void> };

/** A real mail server, which behaves as it is told. */
export interface MailServer {
  url: string;
  /** All that it took over, in order. */
  taken: TakenMail[];
  /**
   * Asked for each message, by its recipient and Message-ID; the ID is empty at RCPT, and at MAIL the recipient too. Takes everything
   * until told otherwise.
   */
  behave: (to: string, id: string) => Behaviour;
  /** Stops listening, and starts again on the same port. */
  close(): Promise<void>;
}

type Refusal = Error & { responseCode: number };

export async function startMailServer(port = 0): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const refusal = ({ code, words }: { code: number; words: string }): Refusal =>
    Object.assign(new Error(words), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onMailFrom(_sender, _session, done) {
      const behaviour = mail.behave('', '');
      return behaviour.does === 'REFUSES' && behaviour.at === 'MAIL' ? done(refusal(behaviour)) : done();
    },
    onRcptTo({ address }, session, done) {
      const behaviour = mail.behave(address, '');
      if (behaviour.does === 'REFUSES' && behaviour.at === 'RCPT') return done(refusal(behaviour));
      if (behaviour.does === 'DROPS' && behaviour.at === 'RCPT') return breakLine(session);
      return done();
    },
    onData(stream, session, done) {
      const take = async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const { mailFrom } = session.envelope;
        const message = await readMail(to, Buffer.concat(chunks), mailFrom ? mailFrom.address : '');
        const behaviour = mail.behave(to, message.id);
        if (behaviour.does === 'REFUSES') return done(refusal(behaviour));
        if (behaviour.does === 'DROPS' && behaviour.at === 'LOST') return breakLine(session);
        taken.push(message);
        if (behaviour.does === 'DROPS') return breakLine(session);
        if (behaviour.does === 'DELAYS') await behaviour.until();
        return done();
      };
      // A client that goes away in the middle is told nothing.
      take().catch(done);
    },
  });
  const breakLine = ({ id }: { id: string }) => {
    for (const connection of server.connections as Set<{
      session: { id: string };
      _socket: { destroy(): void };
    }>) {
      if (connection.session.id === id) connection._socket.destroy();
    }
  };
  server.on('error', () => {});
  const listening = once(server.server, 'listening');
  server.listen(port, '127.0.0.1');
  await listening;
  const address = server.server.address() as AddressInfo;
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${address.port}`,
    taken,
    behave: () => ({ does: 'TAKES' }),
    close: () => new Promise((done) => server.close(() => done())),
  };
  return mail;
}

/** What a reader of mail makes of the bytes. */
export async function readMail(to: string, bytes: Buffer, from = ''): Promise<TakenMail> {
  const { messageId, subject, text, html, headers } = await PostalMime.parse(bytes);
  return {
    to,
    from,
    id: messageId ?? '',
    subject: subject ?? '',
    text: text ?? '',
    html: html ?? '',
    headers: new Map(headers.map(({ key, value }) => [key, value])),
  };
}
