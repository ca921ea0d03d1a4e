import { useState } from 'preact/hooks';
import { useApp, useReference, useTopic } from '../../elements/app-context.ts';
import { useDayInUtc } from '../../elements/use-day-in-utc.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { hrefOf } from '../../routing/routes.ts';
import type { Cycle } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { type TodoEntry, type TodoPage, todoTopic } from '../../sync/topics/todo.ts';
import { threadHref } from '../comments/thread-href.ts';
import type { Duty } from '../my-countries/duties.ts';
import { Contradicting } from './contradicting.tsx';
import { Endorse } from './endorse.tsx';
import { WaitingAlerts } from './waiting-alerts.tsx';
import './todo.css';

/** What waits for me, the oldest first, each with who made it wait and why. */
export function Todo({ duties, cycle }: { duties: readonly Duty[]; cycle: Cycle }) {
  const { t } = useApp().words;
  const [after, setAfter] = useState<string | null>(null);
  const countries = duties.flatMap(({ country }) => country ?? []);
  const { data, followed } = useTopic(
    topicOf(todoTopic, {
      cycle: cycle.code,
      countries: countries.length < duties.length ? null : [...new Set(countries)],
      agencies: [...new Set(duties.flatMap(({ agency }) => agency ?? []))],
      after,
    }),
  );
  return (
    <section class="todo" aria-labelledby="todo">
      <div class="head">
        <h2 id="todo" data-focus tabIndex={-1}>
          {t('todo.title')}
        </h2>
        <a class="end small" href={hrefOf({ view: 'plan', query: { mine: 'yes' } })}>
          {t('todo.plan')}
        </a>
      </div>
      <WaitingAlerts />
      {data ? <Page page={data} after={after} onTurn={setAfter} /> : <Waiting followed={followed} />}
      <p class="small">
        <a href={hrefOf({ view: 'account' })}>{t('todo.mentions')}</a>
      </p>
      {duties.map(
        ({ agency, country }) =>
          agency === null &&
          country !== null && <Contradicting key={country} cycle={cycle.code} country={country} />,
      )}
    </section>
  );
}

interface PageProps {
  readonly page: TodoPage;
  readonly after: string | null;
  readonly onTurn: (after: string | null) => void;
}

function Page({ page, after, onTurn }: PageProps) {
  const { t } = useApp().words;
  const { nodes: all, hasNextPage, endCursor } = page;
  // Alerts stand above, as they are now.
  const nodes = all.filter(({ kind }) => kind !== 'ALERT');
  return (
    <>
      {all.length === 0 && <p class="quiet">{t('todo.nothing')}</p>}
      <ul>
        {nodes.map((entry) => (
          <Entry key={`${entry.kind} ${entry.since} ${addressOf(entry)}`} entry={entry} />
        ))}
      </ul>
      {(after !== null || hasNextPage) && (
        <p class="pick">
          {after !== null && (
            <button type="button" onClick={() => onTurn(null)}>
              {t('todo.first')}
            </button>
          )}
          {hasNextPage && (
            <button type="button" onClick={() => onTurn(endCursor)}>
              {t('todo.next')}
            </button>
          )}
        </p>
      )}
    </>
  );
}

function Entry({ entry }: { entry: TodoEntry }) {
  const { t, rich, date } = useApp().words;
  const { countries, agencies } = useReference();
  const today = useDayInUtc();
  const place = placeOf(entry);
  const dueOn = entry.assigned?.dueOn ?? null;
  if (!place || entry.kind === 'ALERT') return null;
  const { cycleCode: cycle, countryCode, agencyCode, itemCode } = place;
  const whose = agencyCode === null ? t('country.team') : (agencies[agencyCode]?.acronym ?? agencyCode);
  const text = entry.comment ? entry.comment.text : entry.note;
  return (
    <li>
      <a href={addressOf(entry)}>
        {countryCode === null
          ? t('todo.cycle', { cycle })
          : `${itemCode ?? t('todo.cell')} · ${countries[countryCode]?.name ?? countryCode} · ${whose}`}
      </a>{' '}
      <span class="quiet">
        {rich(`todo.${entry.toYou && entry.kind === 'TO_FIX' ? 'TO_ME' : entry.kind}`, {
          name: <Written text={entry.by?.name ?? ''} />,
          time: <When iso={entry.since} />,
        })}
      </span>
      {dueOn && (
        <>
          {' '}
          <strong class={dueOn < today ? 'failed' : ''}>
            {t(dueOn < today ? 'todo.overdue' : 'todo.dueOn', { day: date(dueOn) })}
          </strong>
        </>
      )}
      {text && (
        <p class="small">
          <Written text={text} />
        </p>
      )}
      {entry.kind === 'TO_ENDORSE' && entry.response && <Endorse response={entry.response} />}
    </li>
  );
}

function placeOf({ response, assigned, comment }: TodoEntry) {
  return response ?? assigned ?? comment;
}

function addressOf(entry: TodoEntry): string {
  if (entry.comment) return threadHref(entry.comment);
  const place = entry.response ?? entry.assigned;
  if (!place) return hrefOf({ view: 'home' });
  const { countryCode: country, cycleCode: cycle, agencyCode, itemCode: item } = place;
  return hrefOf({ view: 'country', country, agency: agencyCode ?? 'team', item, cycle });
}
