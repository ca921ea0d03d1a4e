import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useApp, useTopic, useViewer } from '../../elements/app-context.ts';
import { MarkSeenDocument } from '../../operations/later.generated.ts';
import type { LogPlaceInput, MarkSeenMutation } from '../../operations/operations.generated.ts';
import { forgetKeptMarks, readKeptMarks } from '../../sync/marks.ts';
import type { Progress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { markKey, marksTopic, type OwnMarks, withMarks } from '../../sync/topics/marks.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import { newestChange, type Since } from './moved.ts';
import { sincePlaceOf } from './since-place.ts';
import { useMovedSince } from './use-moved-since.ts';

export interface Marking {
  readonly since: Since;
  /** What a link to this comparison says; null while nobody knows yet. */
  readonly place: string | null;
  readonly snapshots: readonly string[];
  /** nowhere: the address names no place of this log. failed: the last mark didn't get to the server. */
  readonly trouble: 'nowhere' | 'failed' | null;
  readonly markSeen: (cells: readonly Progress[]) => void;
  readonly markAllSeen: () => void;
}

/** More are sent in parts. */
const cellsAtOnce = 500;
const nothing: ReadonlyMap<string, Progress> = new Map();

/**
 * Since when cells count as moved: since one last looked, on any device, or since the place that the address names, which
 * is the same for everybody. The first time somebody opens a cycle everything counts as seen. `cursor` is the place in
 * the log of what stands on the page: nothing later is ever marked.
 */
export function useMarks(data: MatrixData, cursor: string | null, fromAddress: string | null): Marking {
  const { sync } = useApp();
  const cycle = data.cycle.code;
  const followed = useTopic(topicOf(marksTopic, { cycle })).data;
  const [answered, setAnswered] = useState<OwnMarks | null>(null);
  const [failed, setFailed] = useState(false);
  const [here, setHere] = useState({ fromAddress, seen: nothing });
  const told = followed?.own ?? null;
  const own = answered && answered.revision > (told?.revision ?? 0) ? answered : told;

  const mark = async (upTo: LogPlaceInput, cells: readonly Progress[] | null): Promise<boolean> => {
    const named = cells?.map(({ countryCode: country, agencyCode: agency }) => ({ country, agency })) ?? null;
    try {
      const result = await sync.read({
        document: MarkSeenDocument,
        variables: { cycle, upTo, cells: named },
      });
      setAnswered((before) => withMarks(before, (result as MarkSeenMutation).markSeen));
      setFailed(false);
      return true;
    } catch {
      setFailed(true);
      return false;
    }
  };
  useBegin(data, cursor, followed && { own }, mark);

  const place = sincePlaceOf(fromAddress ?? undefined);
  const asked = useMovedSince(data, place ?? (own && { cursor: own.floor }));
  const known = asked?.is === 'known' ? asked : null;
  const atFirst = useRef(newestChange(data.cells));
  const base = known?.base ?? data.cells;
  const before = known?.before ?? null;
  // A link's comparison is everybody's: what has been seen since is only known for as long as the page stands.
  const seen = !place ? (own?.cells ?? nothing) : here.fromAddress === fromAddress ? here.seen : nothing;
  // A moment that somebody chose stays what they chose, also where nothing happened right before it.
  const otherwise = place === null && own ? own.floorAt : atFirst.current;
  const at = place?.moment ?? (known ? known.at : otherwise);
  const held = before ? base : null;
  const since = useMemo(
    (): Since => ({ at, seen, before, base: held ?? new Map() }),
    [at, seen, before, held],
  );

  return {
    since,
    place: known?.cursor ?? (place ? fromAddress : (own?.floor ?? null)),
    snapshots: followed?.snapshots ?? [],
    trouble: asked?.is === 'nowhere' ? 'nowhere' : failed ? 'failed' : null,
    markSeen: (cells) => {
      if (cells.length === 0 || cursor === null) return;
      if (place) {
        setHere({
          fromAddress,
          seen: new Map([...seen, ...cells.map((cell) => [markKey(cell), cell] as const)]),
        });
      }
      mark({ cursor }, cells);
    },
    markAllSeen: () => {
      if (cursor !== null) mark({ cursor }, null);
    },
  };
}

/** Once: brings to the server what this browser kept before, or begins where one stands. */
function useBegin(
  { cells, cycle: { code } }: MatrixData,
  cursor: string | null,
  known: { readonly own: OwnMarks | null } | undefined,
  mark: (upTo: LogPlaceInput, cells: readonly Progress[] | null) => Promise<boolean>,
): void {
  const person = useViewer().person.id;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || known === undefined || cursor === null) return;
    begun.current = true;
    const kept = readKeptMarks(person, code);
    const begin = async () => {
      if (!kept) {
        if (known.own === null) await mark({ cursor }, null);
        return;
      }
      const looked = [...cells.values()]
        .flatMap((row) => [...row.values()])
        .filter((cell) => cell.updatedAt !== null && (kept.seen[markKey(cell)] ?? '') >= cell.updatedAt);
      if (!(await mark({ moment: kept.since }, null))) return;
      for (let start = 0; start < looked.length; start += cellsAtOnce) {
        if (!(await mark({ cursor }, looked.slice(start, start + cellsAtOnce)))) return;
      }
      forgetKeptMarks(person, code);
    };
    begin();
  });
}
