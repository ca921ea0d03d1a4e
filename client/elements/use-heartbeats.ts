import { useEffect, useMemo, useState } from 'preact/hooks';
import { HeartbeatsDocument } from '../operations/later.generated.ts';
import type { HeartbeatsQuery } from '../operations/operations.generated.ts';
import { useApp, useViewer } from './app-context.ts';
import { answers, decides } from './permissions.ts';
import { useLoaded } from './use-loaded.ts';

export type Heartbeat = HeartbeatsQuery['heartbeats'][number];

/** What was heard of cells, by country, slash, and agency or nothing for the country team. */
export type Heartbeats = ReadonlyMap<string, Heartbeat>;

/** Nothing says that a device was heard of: it is read again this often while somebody looks. */
const againMs = 15 * 60_000;
const nothing: Heartbeats = new Map();

/**
 * When the people of cells were last heard of, as of the last quarter of an hour; undefined until it is known, and empty for those who
 * may not know.
 */
export function useHeartbeats(
  cycle: string | null,
  countries: readonly string[] | null,
): Heartbeats | undefined {
  const { sync } = useApp();
  const viewer = useViewer();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') setTurn((count) => count + 1);
    }, againMs);
    return () => clearInterval(timer);
  }, []);
  const may = cycle !== null && (decides(viewer) || answers(viewer));
  const { data } = useLoaded(`heartbeats ${may} ${cycle} ${countries?.join()} ${turn}`, async () => {
    if (!may) return [];
    const variables = { cycle, countries: countries && [...countries] };
    return ((await sync.read({ document: HeartbeatsDocument, variables })) as HeartbeatsQuery).heartbeats;
  });
  return useMemo(
    () =>
      data &&
      (data.length === 0
        ? nothing
        : new Map(data.map((beat) => [`${beat.countryCode}/${beat.agencyCode ?? ''}`, beat]))),
    [data],
  );
}

/** The device of a cell on which the most waited when it was last heard of; null where nothing waited on any. */
export function waitedOn(beat: Heartbeat | undefined): Heartbeat['last'] | null {
  const [most] = [...(beat ? [beat.last, ...beat.elsewhere] : [])].sort(
    (one, other) => other.waiting - one.waiting,
  );
  return most && most.waiting > 0 ? most : null;
}
