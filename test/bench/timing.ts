import type { Contender } from './contenders.ts';
import type { Load } from './load.ts';
import type { LoadRequest, RequestsDone } from './programs/load/protocol.ts';
import type { Sample } from './statistics.ts';

export interface Timed {
  load: Load;
  concurrency: number;
  /** Every answer has to hold it. */
  expect: string;
}

/** Sends requests and returns how long they took, and how much of the server's processor. */
export async function timeRequests(
  { origin, headers, process }: Contender,
  requests: LoadRequest[],
  { load, concurrency, expect }: Timed,
): Promise<RequestsDone & { cpuMs: number }> {
  const before = process.cpuMs();
  const done = await load.requests({ origin, headers, requests, concurrency, expect });
  return { ...done, cpuMs: process.cpuMs() - before };
}

/** Remembers how long a request of a contender takes, so that one measurement takes about as long as it may. */
export class Budget {
  readonly #latencies = new Map<string, number>();

  constructor(private readonly budgetMs: number) {}

  /** How many to send next; few where nothing is known yet. */
  countFor(key: string, most = 20_000): number {
    const each = this.#latencies.get(key);
    return each === undefined ? 8 : Math.max(4, Math.min(most, Math.round(this.budgetMs / each)));
  }

  learn(key: string, elapsedMs: number, count: number): void {
    this.#latencies.set(key, elapsedMs / count);
  }
}

export function perSecond(count: number, elapsedMs: number, cpuMs: number | null): Sample {
  return { value: (count * 1000) / elapsedMs, cpuMs: cpuMs === null ? null : cpuMs / count };
}
