import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inPieces, LARGEST_PIECE } from '../../server/transport/in-pieces.ts';

test('messages are put together in their order, in pieces that no more of them fit into', () => {
  const lengths = fc.array(
    fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 2 * LARGEST_PIECE })),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(lengths, (given) => {
      const messages = given.map((length, index) => Buffer.alloc(length, index));
      const pieces = inPieces(messages);
      expect(Buffer.concat(pieces).equals(Buffer.concat(messages))).toBe(true);
      for (const [index, piece] of pieces.entries()) {
        // One message alone may be longer than a piece; several together may not.
        if (piece.length > LARGEST_PIECE) expect(new Set(piece).size).toBe(1);
        const next = pieces[index + 1];
        const nextMessage = next && given[next[0] ?? 0];
        if (nextMessage !== undefined) expect(piece.length + nextMessage).toBeGreaterThan(LARGEST_PIECE);
      }
    }),
  );
});
