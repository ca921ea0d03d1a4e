import { createHash } from 'node:crypto';
import type { Contender } from './contenders.ts';
import type { Load } from './load.ts';
import type { OperationName } from './operations.ts';
import { readRequest, sameShape } from './read-requests.ts';

/**
 * Asks every contender for the same thing and throws where two answers differ: without that their times could not be
 * compared. Compared is the JSON with its keys sorted, by its hash; where the commit before takes part, on data that it made
 * at another time, without places in the log and times.
 */
export async function ensureEqualAnswers(
  load: Load,
  contenders: readonly Contender[],
  operation: OperationName,
  variables: Record<string, unknown>,
): Promise<{ hash: string; bytes: number }> {
  const apart = contenders.some(({ name }) => name === 'before') ? ['cursor', 'updatedAt', 'at'] : [];
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
    const text = canonical(sameShape(name, operation, JSON.parse(bodies[0] ?? 'null')), apart);
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    first ??= { name, hash, text };
    if (hash !== first.hash) {
      throw new Error(`${operation}: ${name} and ${first.name} differ${difference(first.text, text)}`);
    }
  }
  return { hash: first?.hash ?? '', bytes: first?.text.length ?? 0 };
}

/** With keys sorted, and without some of them. */
function canonical(value: unknown, apart: readonly string[]): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([key]) => !apart.includes(key))
            .sort(([left], [right]) => (left < right ? -1 : 1)),
        )
      : inner,
  );
}

function difference(left: string, right: string): string {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  return `:\n… ${around(left)}\n… ${around(right)}`;
}
