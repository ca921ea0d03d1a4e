import type { Bench } from '../bench.ts';
import type { Contender } from '../contenders.ts';
import type { OperationName } from '../operations.ts';
import { readRequest } from '../read-requests.ts';

/** Bytes of an answer as a browser gets it, which says that it reads compressed answers. */
export async function measureWire(
  bench: Bench,
  contenders: readonly Contender[],
  reads: { operation: OperationName; variables: Record<string, unknown> }[],
): Promise<void> {
  for (const { operation, variables } of reads) {
    const row = {
      id: `wire-${operation.toLowerCase()}`,
      title: `${operation}, kB on the wire to a browser`,
      unit: 'kB',
    } as const;
    for (const { name, origin, headers } of contenders) {
      const { bytes } = await bench.load.requests({
        origin,
        headers: { ...headers, 'accept-encoding': 'gzip, deflate, br, zstd' },
        requests: [readRequest(name, operation, variables)],
        concurrency: 1,
        expect: '',
      });
      bench.results.add(row, name, { value: bytes / 1024, cpuMs: null });
    }
  }
}
