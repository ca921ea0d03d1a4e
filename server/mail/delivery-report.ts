import PostalMime from 'postal-mime';

/** What a delivery report (RFC 3464) says. */
export type DeliveryReport = {
  /** Texts in which the address that it was sent to may stand. */
  recipients: string[];
  /** Why the message was not delivered and never will be, as a code: `5.1.1`. Null where it was only late, or arrived. */
  failure: string | null;
};

/** Headers in which mail systems say whom a message was for. */
const forWhom: ReadonlySet<string> = new Set(['to', 'delivered-to', 'x-original-to', 'envelope-to']);

/** Reads a message that may be a delivery report; null where it is none. Throws where it can't be read at all. */
export async function readDeliveryReport(bytes: Buffer): Promise<DeliveryReport | null> {
  const { headers, attachments } = await PostalMime.parse(bytes, { attachmentEncoding: 'utf8' });
  const report = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (typeof report?.content !== 'string') return null;
  // Fields of the message, and of each recipient after an empty line.
  const failures = report.content
    .replace(/\r\n/g, '\n')
    .split(/\n\s*\n/)
    .flatMap((fields) => {
      const failed = /^action:\s*failed\b/im.test(fields);
      const [, status] = /^status:\s*(5\.\d{1,3}\.\d{1,3})\b/im.exec(fields) ?? [];
      return failed && status ? [status] : [];
    });
  return {
    recipients: headers.flatMap(({ key, value }) => (forWhom.has(key) ? [value] : [])),
    failure: failures[0] ?? null,
  };
}
