import { useState } from 'preact/hooks';
import type { Document } from '../operations/document.ts';
import {
  type EventFilter,
  type EventKind,
  EventsDocument,
  type EventsQuery,
  type EventsQueryVariables,
} from '../operations/operations.generated.ts';
import type { Followed } from '../sync/follow.ts';
import type { LogEvent } from '../sync/model.ts';
import type { EventsData } from '../sync/topics/events.ts';
import { useApp, useReference } from './app-context.ts';
import { EventLine, isOfComment, isOfEvidence, isOfPlan } from './event-line.tsx';
import { aboutWhat } from './event-words.ts';
import { NameLink } from './name-link.tsx';
import { TextDiff } from './text-diff.tsx';
import { Waiting } from './waiting.tsx';
import '../style/events.css';

interface Props {
  readonly data: EventsData | undefined;
  readonly followed: Followed | undefined;
  readonly filter: EventFilter;
  readonly whole: boolean;
  readonly place: 'none' | 'item' | 'country';
  /** What reads the pages before, where they are to say more. */
  readonly older?: Document<EventsQuery, EventsQueryVariables>;
  /** Where somebody's name leads. */
  readonly hrefOfPerson?: (id: string) => string;
}

const pageSize = 60;
/** `EventLine` says these. */
const ordinary = [
  'CONFLICT_SETTLED',
  'RESPONSE_RECORDED',
  'RESPONSE_CONFLICTED',
  'RESPONSE_ENDORSED',
  'ADDENDUM_ADDED',
  'CYCLE_OPENED',
  'CYCLE_CLOSED',
] as const;

/**
 * A stretch of the log, newest first, by day. What arrives while one reads waits behind a button, so that nothing moves
 * under the eye.
 */
export function EventList(props: Props) {
  const { data, followed, filter, whole, place, hrefOfPerson } = props;
  const { t } = useApp().words;
  const older = useOlder(data, filter, props.older ?? EventsDocument);
  const id = followed?.topic.id;
  const [seen, setSeen] = useState({ id, arrived: 0 });
  const arrivedSeen = seen.id === id ? seen.arrived : 0;
  if (!data) return <Waiting followed={followed} />;
  const waiting = Math.max(0, data.arrived - arrivedSeen);
  const events = [...older.events, ...data.events.slice(0, data.events.length - waiting)].reverse();
  return (
    <div class="log">
      <p role="status">
        {waiting > 0 && (
          <button type="button" onClick={() => setSeen({ id, arrived: data.arrived })}>
            {t('log.new', { count: waiting })}
          </button>
        )}
      </p>
      {events.length === 0 && waiting === 0 && <p class="quiet">{t('log.none')}</p>}
      <Days events={events} fresh={arrivedSeen} whole={whole} place={place} hrefOfPerson={hrefOfPerson} />
      {older.hasOlder && (
        <button type="button" disabled={older.busy} onClick={older.load}>
          {t('log.older')}
        </button>
      )}
      {older.failed && <p role="alert">{t('page.noAnswer')}</p>}
    </div>
  );
}

function Days({
  events,
  fresh,
  whole,
  place,
  hrefOfPerson,
}: Pick<Props, 'whole' | 'place'> & {
  events: readonly LogEvent[];
  fresh: number;
  hrefOfPerson: Props['hrefOfPerson'] | undefined;
}) {
  const { day } = useApp().words;
  const days = [...new Set(events.map((event) => day(event.at)))];
  return days.map((one) => (
    <section key={one}>
      <h2>{one}</h2>
      <ol>
        {events
          .filter((event) => day(event.at) === one)
          .map((event) => (
            <li key={event.id} class={events.indexOf(event) < fresh ? 'other' : ''}>
              <EventLine
                event={event}
                {...(whole && { diff: TextDiff })}
                {...(hrefOfPerson && { hrefOfPerson })}
                place={place}
              />
              <Rarer event={event} hrefOfPerson={hrefOfPerson} />
            </li>
          ))}
      </ol>
    </section>
  ));
}

/** What happened that is no change of an answer: about people, tokens, presence, erased content. */
function Rarer({
  event,
  hrefOfPerson,
}: {
  event: LogEvent;
  hrefOfPerson: Props['hrefOfPerson'] | undefined;
}) {
  const { words } = useApp();
  const reference = useReference();
  const { kind, person } = event;
  if (isOrdinary(kind) || isOfComment(kind) || isOfPlan(kind) || isOfEvidence(kind)) return null;
  const about = aboutWhat(event, reference, words);
  return (
    <p class="event-what">
      {person && kind === 'EXPORT_MADE'
        ? words.rich('audit.EXPORT_MADE', { ...exported(event), name: <NameLink person={person} /> })
        : person && isAboutPerson(kind)
          ? words.rich(`audit.${kind}`, {
              name: <NameLink person={person} {...(hrefOfPerson && { hrefOf: hrefOfPerson })} />,
            })
          : words.t(`kind.${kind}`)}
      {about.length > 0 && ` · ${about.join(' · ')}`}
    </p>
  );
}

/** Of what a file was made, and how many rows it has. */
function exported({ changes }: LogEvent): { table: string; rows: number } {
  const said = (name: string) => changes.find(({ field }) => field === name)?.to ?? '';
  return { table: said('table'), rows: Number(said('rows')) };
}

function isOrdinary(kind: EventKind): kind is (typeof ordinary)[number] {
  return ordinary.some((one) => one === kind);
}

type AboutPerson = Extract<
  EventKind,
  `PERSON_${string}` | `INVITATION_${string}` | `MEMBERSHIP_${string}` | `TOKEN_${string}`
>;

function isAboutPerson(kind: EventKind): kind is AboutPerson {
  return /^(PERSON|INVITATION|MEMBERSHIP|TOKEN)_/.test(kind);
}

/** Pages before the stretch that is followed; they don't change, so they are only read. */
function useOlder(
  data: EventsData | undefined,
  filter: EventFilter,
  document: Document<EventsQuery, EventsQueryVariables>,
) {
  const { sync } = useApp();
  // Where the stretch that is followed begins somewhere else, the pages before it are others too.
  const identity = `${JSON.stringify(filter)} ${data?.events[0]?.id}`;
  const none = {
    identity,
    events: [] as readonly LogEvent[],
    hasOlder: null as boolean | null,
    busy: false,
    failed: false,
  };
  const [state, setState] = useState(none);
  const current = state.identity === identity ? state : none;
  const load = async () => {
    const before = (current.events[0] ?? data?.events[0])?.cursor;
    setState({ ...current, busy: true, failed: false });
    try {
      const result = await sync.read({
        document,
        variables: { last: pageSize, before, filter },
      });
      const { edges, pageInfo } = (result as EventsQuery).events;
      const events = [...edges.map((edge) => edge.node), ...current.events];
      setState({ identity, events, hasOlder: pageInfo.hasPreviousPage, busy: false, failed: false });
    } catch {
      setState({ ...current, busy: false, failed: true });
    }
  };
  return { ...current, hasOlder: current.hasOlder ?? data?.hasOlder ?? false, load };
}
