import type { Words } from '../messages/words.ts';
import type { EventKind, ResponseStatus } from '../operations/operations.generated.ts';
import { hrefOf } from '../routing/routes.ts';
import type { LogEvent } from '../sync/model.ts';
import { useReference, useWords } from './app-context.ts';
import { changesToTell } from './event-words.ts';
import { FromFile } from './from-file.tsx';
import { NameLink } from './name-link.tsx';
import { Status } from './status.tsx';
import type { TextDiff } from './text-diff.tsx';
import { When } from './when.tsx';
import { Written } from './written.tsx';

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
  const { t } = useWords();
  const changes = changesToTell(event);
  return (
    <>
      <p class="event-who">
        <span class="quiet">
          <When iso={event.at} />
        </span>{' '}
        {event.actor ? <NameLink person={event.actor} hrefOf={hrefOfPerson} /> : t('event.nobody')}
        {event.kind === 'RESPONSE_CONFLICTED' && <span class="waiting"> {t('event.conflicted')}</span>}
        {event.kind === 'ADDENDUM_ADDED' && ` ${t('event.addendum')}`}
        {event.kind === 'RESPONSE_ENDORSED' && ` ${t('event.endorsed')}`}
        {event.kind === 'SECOND_PERSON_SET' &&
          ` ${t('event.secondPerson', { asked: event.changes[0]?.to ?? '', agency: event.agencyCode ?? '' })}`}
        {event.kind === 'CONFLICT_SETTLED' &&
          ` ${t('event.settled', { kept: event.changes.find(({ field }) => field === 'kept')?.to ?? '' })}`}
        {event.kind === 'CYCLE_OPENED' && ` ${t('event.cycleOpened', { cycle: event.cycleCode ?? '' })}`}
        {isOfComment(event.kind) && ` ${t(`event.${event.kind}`)}`}
        {isOfPlan(event.kind) && <PlanWords event={event} kind={event.kind} />}
        {event.kind === 'CYCLE_CLOSED' && ` ${t('event.cycleClosed', { cycle: event.cycleCode ?? '' })}`}
      </p>
      {event.itemCode !== null && (
        <p class="event-what">
          <Place event={event} place={place} />
          {(isOfComment(event.kind) || isOfPlan(event.kind) ? [] : changes).map((change) => (
            <ChangeWords key={change.field} change={change} whole={Diff !== undefined} />
          ))}
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
        <p class="event-note">
          {t('event.note')} <Written text={event.note} />
        </p>
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

/** What was planned, as far as it can be said without names: those stand beside the answer. */
function PlanWords({ event: { changes }, kind }: { event: LogEvent; kind: PlanKind }) {
  const { t, date } = useWords();
  const to = (name: string) => changes.find(({ field }) => field === name)?.to ?? null;
  const freed = changes.some(({ field, to: now }) => field === 'assignedTo' && now === null);
  const [day, text, done] = [to('dueOn'), to('text'), to('done')];
  return (
    <>
      {` ${t(freed ? 'event.freed' : done ? 'event.stepDone' : `event.${kind}`)}`}
      {day && `, ${t('event.dueOn', { day: date(day) })}`}
      {text && (
        <>
          {': '}
          <Written text={text} />
        </>
      )}
    </>
  );
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
  const { t } = useWords();
  switch (change.field) {
    case 'status':
      if (change.to === null) return <span class="change">{t('event.withdrawn')}</span>;
      return (
        <span class="change">
          <StatusWord value={change.from} /> <span aria-hidden="true">→</span>
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
