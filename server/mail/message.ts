import { createTransport } from 'nodemailer';
import type { Language } from '../domain/languages.ts';

/** A message to one person, in both forms. */
export type Message = {
  /** The same at each try, so that a mail server that got it twice can tell. */
  id: string;
  to: string;
  language: Language;
  subject: string;
  text: string;
  html: string;
  /** Where one click ends messages of this kind (RFC 8058); null for what is sent once. */
  unsubscribe: string | null;
};

/**
 * Who it is from, as `Concord <concord@example.org>`, the name of the host in ids, and where a message that can't be delivered goes
 * back to; null: to whom it is from.
 */
export type Sender = { from: string; host: string; returnTo: ((mailId: string) => string) | null };

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/** The message as it goes over the line. Nobody answers it by machine: it says so. */
export async function composeMessage(
  message: Message,
  { from, host }: Pick<Sender, 'from' | 'host'>,
  at: Date,
): Promise<Buffer> {
  const { id, to, language, subject, text, html, unsubscribe } = message;
  const { message: bytes } = await composer.sendMail({
    from,
    to,
    subject,
    text,
    html,
    date: at,
    messageId: `<${id}@${host}>`,
    headers: {
      'Content-Language': language,
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe !== null && {
        'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (!Buffer.isBuffer(bytes)) throw new Error('a message was composed without bytes');
  return bytes;
}
