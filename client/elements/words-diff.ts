export interface Piece {
  readonly is: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond this many comparisons the middle is shown as replaced in whole: nobody reads a finer difference of that size. */
const mostComparisons = 4_000_000;

/** What became of a text, word by word. */
export function diffWords(before: string, after: string): readonly Piece[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    ...a.slice(0, start).map((text): Piece => ({ is: 'same', text })),
    ...middle,
    ...a.slice(a.length - end).map((text): Piece => ({ is: 'same', text })),
  ]);
}

/** Words with the spaces and marks between them; scripts without spaces are cut where their words end. */
function wordsOf(text: string): string[] {
  return Array.from(
    new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text),
    (part) => part.segment,
  );
}

function diffMiddle(a: readonly string[], b: readonly string[]): Piece[] {
  const removed = (text: string): Piece => ({ is: 'removed', text });
  const added = (text: string): Piece => ({ is: 'added', text });
  if (a.length * b.length > mostComparisons) return [removed(a.join('')), added(b.join(''))];
  // The length of the longest common sequence of what is left of both, from each pair of places on.
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      pieces.push({ is: 'same', text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push(removed(left));
      i += 1;
    } else {
      pieces.push(added(right ?? ''));
      j += 1;
    }
  }
  return pieces;
}

/**
 * Changes in one place become one removal and one addition, so that a sentence stays readable. A space between two
 * changes belongs to them.
 */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) result.push({ is: 'removed', text: removed });
    if (added) result.push({ is: 'added', text: added });
    removed = '';
    added = '';
  };
  pieces.forEach((piece, index) => {
    const between = (removed || added) && /^\s+$/.test(piece.text) && pieces[index + 1]?.is !== 'same';
    if (piece.is === 'removed' || (piece.is === 'same' && between)) removed += piece.text;
    if (piece.is === 'added' || (piece.is === 'same' && between)) added += piece.text;
    if (piece.is !== 'same' || between) return;
    flush();
    const last = result.at(-1);
    if (last?.is === 'same') result[result.length - 1] = { is: 'same', text: last.text + piece.text };
    else result.push(piece);
  });
  flush();
  return result;
}
