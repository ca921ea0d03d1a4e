/** What is handed to the network in one go; a message that is longer goes alone. */
export const LARGEST_PIECE = 64 * 1024;

/** Messages as bytes, put together in their order into few pieces. */
export function inPieces(messages: readonly Buffer[]): Buffer[] {
  const pieces: Buffer[][] = [];
  let room = 0;
  for (const message of messages) {
    const piece = pieces.at(-1);
    if (piece && message.length <= room) {
      piece.push(message);
      room -= message.length;
    } else {
      pieces.push([message]);
      room = LARGEST_PIECE - message.length;
    }
  }
  return pieces.map((piece) => Buffer.concat(piece));
}
