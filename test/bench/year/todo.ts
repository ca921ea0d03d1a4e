import type { GraphQLClient } from '../../support/graphql-client.ts';
import type { Contender } from '../contenders.ts';
import { median } from '../statistics.ts';

/** As many questions as one round asks: the processor is counted in hundredths of a second. */
const EACH = 100;

const todo = `{
  viewer { todo(first: 50) { nodes { kind since response { itemCode status narrative } by { name } note } hasNextPage } }
}`;

/** Milliseconds of the server's processor for the first page of what waits for one, where nothing of it is kept. */
export async function timeTodo(
  concord: Contender,
  coordinator: GraphQLClient,
  rounds: number,
): Promise<number> {
  const each: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const before = concord.process.cpuMs();
    for (let number = 0; number < EACH; number++) await coordinator.query(todo);
    each.push((concord.process.cpuMs() - before) / EACH);
  }
  // The first round warms up.
  return median(each.slice(1));
}
