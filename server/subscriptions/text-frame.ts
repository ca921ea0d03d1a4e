/** A whole text message in one frame: FIN and opcode 1. */
const WHOLE_TEXT = 0x81;
/** Lengths up to here stand in the second byte; then these say how many bytes the length has. */
const SHORT = 125;
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;

/**
 * What a server sends before a text message of so many bytes (RFC 6455, section 5.2). A server's frames are not masked and
 * nothing is compressed, so the same bytes are right for everybody: a message to thousands is framed once.
 */
export function textFrameHeader(length: number): Buffer {
  if (length <= SHORT) return Buffer.from([WHOLE_TEXT, length]);
  if (length <= 0xffff) return Buffer.from([WHOLE_TEXT, TWO_BYTES, length >> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header.set([WHOLE_TEXT, EIGHT_BYTES]);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
