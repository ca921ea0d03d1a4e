import type { ComponentChild } from 'preact';
import type { MessageKey, Words } from '../messages/words.ts';
import type { EventKind, ResponseStatus } from '../operations/operations.generated.ts';
import { hrefOf } from '../routing/routes.ts';
import type { LogEvent } from '../sync/model.ts';
import { useReference, useWords } from './app-context.ts';
import { arrowIn } from './arrow.ts';
import { changesToTell } from './event-words.ts';
import { FromFile } from './from-file.tsx';
import { NameLink } from './name-link.tsx';
import { Status } from './status.tsx';
import type { TextDiff } from './text-diff.tsx';
import { When } from './when.tsx';
import { Written } from './written.tsx';
import '../style/events.css';

type Change = LogEvent['changes'][number];

/** One event of the log as a sentence: when, who, where, what. With `diff` the texts come too, by it. */
export function EventLine({
  event,
  diff: Diff,
  place,
  hrefOfPerson,
}: {
  event: LogEvent;
  diff?: typeof TextDiff;
  place: 'none' | 'item' | 'country';
  hrefOfPerson?: (id: string) => string;
}) {
  const { t, rich } = useWords();
  const changes = changesToTell(event);
  return (
    <>
      <p class="event-who">
        <span class="quiet">
          <When iso={event.at} />
        </span>{' '}
        <Deed
          event={event}
          name={event.actor ? <NameLink person={event.actor} hrefOf={hrefOfPerson} /> : t('event.nobody')}
        />
      </p>
      {event.itemCode !== null && (
        <p class="event-what">
          <Place event={event} place={place} />
          {(isOfComment(event.kind) || isOfPlan(event.kind) || isOfEvidence(event.kind) ? [] : changes).map(
            (change) => (
              <ChangeWords key={change.field} change={change} whole={Diff !== undefined} />
            ),
          )}
        </p>
      )}
      {Diff &&
        changes.map(
          (change) =>
            change.field === 'narrative' && (
              <Diff key={change.field} before={change.from ?? ''} after={change.to ?? ''} />
            ),
        )}
      {event.note !== null && (
        <p class="event-note">{rich('event.note', { text: <Written text={event.note} /> })}</p>
      )}
    </>
  );
}

type CommentKind = Extract<EventKind, `COMMENT_${string}`>;

/** What a comment says is not told here: it stands beside the answer. */
export function isOfComment(kind: EventKind): kind is CommentKind {
  return kind.startsWith('COMMENT_');
}

type PlanKind = Extract<EventKind, `STEP_${string}` | 'RESPONSE_ASSIGNED'>;

/** Who does what by when, which is no change of an answer. */
export function isOfPlan(kind: EventKind): kind is PlanKind {
  return kind.startsWith('STEP_') || kind === 'RESPONSE_ASSIGNED';
}

type EvidenceKind = Extract<EventKind, `EVIDENCE_${string}`>;

/** What evidence says is in no event. */
export function isOfEvidence(kind: EventKind): kind is EvidenceKind {
  return kind.startsWith('EVIDENCE_');
}

/** Who did it, with what they did where no change of an answer tells it. The name stands where the language has it. */
function Deed({ event, name }: { event: LogEvent; name: ComponentChild }) {
  const { rich } = useWords();
  const { kind, changes, agencyCode, cycleCode } = event;
  if (isOfComment(kind) || isOfEvidence(kind)) return <>{rich(`event.${kind}`, { name })}</>;
  if (isOfPlan(kind)) return <PlanWords event={event} kind={kind} name={name} />;
  const said = { name, agency: agencyCode ?? '', cycle: cycleCode ?? '', asked: changes[0]?.to ?? '' };
  switch (kind) {
    case 'RESPONSE_CONFLICTED':
      return <span class="waiting">{rich('event.conflicted', said)}</span>;
    case 'CONFLICT_SETTLED': {
      const kept = changes.find(({ field }) => field === 'kept')?.to ?? '';
      return <>{rich('event.settled', { name, kept })}</>;
    }
    default: {
      const key = deeds[kind];
      return <>{key ? rich(key, said) : name}</>;
    }
  }
}

const deeds: { readonly [Kind in EventKind]?: MessageKey } = {
  ADDENDUM_ADDED: 'event.addendum',
  RESPONSE_ENDORSED: 'event.endorsed',
  SECOND_PERSON_SET: 'event.secondPerson',
  CYCLE_OPENED: 'event.cycleOpened',
  CYCLE_CLOSED: 'event.cycleClosed',
};

/** What was planned, as far as it can be said without other names: those stand beside the answer. */
function PlanWords({
  event: { changes },
  kind,
  name,
}: {
  event: LogEvent;
  kind: PlanKind;
  name: ComponentChild;
}) {
  const { rich, date } = useWords();
  const to = (name: string) => changes.find(({ field }) => field === name)?.to ?? null;
  const freed = changes.some(({ field, to: now }) => field === 'assignedTo' && now === null);
  const [day, text, done] = [to('dueOn'), to('text'), to('done')];
  const told = rich(freed ? 'event.freed' : done ? 'event.stepDone' : `event.${kind}`, { name });
  const what = day ? rich('event.dueOn', { told, day: date(day) }) : told;
  return <>{text ? rich('join.colon', { what, more: <Written text={text} /> }) : what}</>;
}

function Place({ event, place }: { event: LogEvent; place: 'none' | 'item' | 'country' }) {
  const { t } = useWords();
  const { countries, agencies } = useReference();
  const { countryCode, itemCode, agencyCode, cycleCode } = event;
  if (place === 'none' || countryCode === null || itemCode === null) return null;
  const href = hrefOf({
    view: 'country',
    country: countryCode,
    ...(cycleCode ? { cycle: cycleCode } : {}),
    agency: agencyCode ?? 'team',
    item: itemCode,
  });
  const whose = agencyCode === null ? t('country.team') : (agencies[agencyCode]?.acronym ?? agencyCode);
  return (
    <>
      {place === 'country' && <>{countries[countryCode]?.name ?? countryCode} · </>}
      {whose} · <a href={href}>{itemCode}</a>{' '}
    </>
  );
}

function ChangeWords({ change, whole }: { change: Change; whole: boolean }) {
  const { t, language } = useWords();
  switch (change.field) {
    case 'status':
      if (change.to === null) return <span class="change">{t('event.withdrawn')}</span>;
      return (
        <span class="change">
          <StatusWord value={change.from} /> <span aria-hidden="true">{arrowIn(language)}</span>
          <span class="unseen">{t('event.becomes')}</span> <StatusWord value={change.to} />
        </span>
      );
    case 'rating':
      return (
        <span class="change">
          {t('event.rating', { from: ratingWord(t, change.from), to: ratingWord(t, change.to) })}
        </span>
      );
    case 'fromFileOf':
      return change.to && <FromFile id={change.to} />;
    case 'narrative':
      return whole ? null : <span class="change">{t('event.text')}</span>;
    default:
      return null;
  }
}

function StatusWord({ value }: { value: string | null }) {
  return <Status status={(value ?? 'NOT_STARTED') as ResponseStatus} />;
}

function ratingWord(t: Words['t'], value: string | null): string {
  return t(`rating.${(value ?? 'none') as 'none'}`);
}
