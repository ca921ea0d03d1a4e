import { createHash } from 'node:crypto';
import type { Contender } from './contenders.ts';
import type { Load } from './load.ts';
import type { OperationName } from './operations.ts';
import { readRequest, sameShape } from './read-requests.ts';

/**
 * Asks every contender for the same thing and throws where two answers differ: without that their times could not be
 * compared. Compared is the JSON with its keys sorted, by its hash.
 */
export async function ensureEqualAnswers(
  load: Load,
  contenders: readonly Contender[],
  operation: OperationName,
  variables: Record<string, unknown>,
): Promise<{ hash: string; bytes: number }> {
  let first: { name: string; hash: string; text: string } | undefined;
  for (const { name, origin, headers } of contenders) {
    const { bodies } = await load.requests({
      origin,
      headers,
      requests: [readRequest(name, operation, variables)],
      concurrency: 1,
      expect: '"data"',
      keepBodies: true,
    });
    const text = canonical(sameShape(name, operation, JSON.parse(bodies[0] ?? 'null')));
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    first ??= { name, hash, text };
    if (hash !== first.hash) {
      throw new Error(`${operation}: ${name} and ${first.name} differ${difference(first.text, text)}`);
    }
  }
  return { hash: first?.hash ?? '', bytes: first?.text.length ?? 0 };
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

function difference(left: string, right: string): string {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  return `:\n… ${around(left)}\n… ${around(right)}`;
}
