import { useState } from 'preact/hooks';
import { useApp, useSelected, useTopic, useViewer } from '../../elements/app-context.ts';
import { Openings } from '../../elements/openings.tsx';
import { decides } from '../../elements/permissions.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { RecordedResponse } from '../../sync/model.ts';
import type { Line, Why } from '../../sync/outbox.ts';
import { topicOf } from '../../sync/topic.ts';
import { returnsTopic } from '../../sync/topics/returns.ts';
import type { WaitingData } from '../../sync/topics/waiting.ts';
import { decide } from './decide.ts';
import { DecideMany } from './decide-many.tsx';
import { Decision } from './decision.tsx';
import type { DecisionFilter } from './decision-filter.ts';
import { type ManyDecided, ManyOutcome } from './many-outcome.tsx';

interface Props {
  readonly data: WaitingData;
  readonly filter: DecisionFilter;
  /** Reads the list afresh. */
  readonly onAgain: () => void;
}

/** One page of the list, to decide on one by one or many at once. What is decided stays in its place until read afresh. */
export function DecisionList({ data, filter, onAgain }: Props) {
  const { sync, words } = useApp();
  const viewer = useViewer();
  const { t } = words;
  const lines = useSelected((state) => state.outbox.lines);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<ManyDecided | null>(null);
  const { data: returns } = useTopic(returnsOf(data));
  const waiting = data.order.filter(
    (key) => data.mine.has(key) && isUndecided(data.responses[key], lines[key]),
  );
  const chosen = waiting.filter((key) => picked.has(key));
  const pick = (keys: readonly string[], on: boolean) => {
    const next = new Set(picked);
    for (const key of keys) on ? next.add(key) : next.delete(key);
    setPicked(next);
  };
  const responsesOf = (keys: readonly string[]) => keys.flatMap((key) => data.responses[key] ?? []);
  const decideMany = (status: ManyDecided['status'], why?: Why) => {
    setLast({ id: crypto.randomUUID(), keys: chosen, status });
    decide(sync, responsesOf(chosen), status, why);
  };
  const { after, ...whose } = filter;
  const query = Object.fromEntries(Object.entries(whose).filter(([, value]) => value !== ''));
  return (
    <>
      {!decides(viewer) && <p class="notice">{t('decisions.notYours')}</p>}
      <p role="status" class="decisions-news">
        {data.arrived > 0 && (
          <button type="button" onClick={onAgain}>
            {t('decisions.arrived', { count: data.arrived })}
          </button>
        )}
      </p>
      {data.order.length === 0 && <p class="quiet">{t('decisions.none')}</p>}
      {data.mine.size > 0 && (
        <DecideMany
          waiting={waiting.length}
          chosen={chosen.length}
          places={responsesOf(chosen).map(({ countryCode: country, agencyCode: agency }) => ({
            country,
            agency,
          }))}
          onPickAll={(on) => pick(waiting, on)}
          onAccept={() => decideMany('ACCEPTED')}
          onReturn={(why) => decideMany('RETURNED', why)}
          outcome={
            last && (
              <ManyOutcome
                decided={last}
                data={data}
                lines={lines}
                onUndo={(keys) => setLast({ ...last, keys: last.keys.filter((key) => !keys.includes(key)) })}
              />
            )
          }
        />
      )}
      {decides(viewer) && <Openings answers={responsesOf(data.order).map(openedIn)} />}
      <ul class="decisions">
        {responsesOf(data.order).map((response, index) => {
          const key = data.order[index] ?? '';
          return (
            <li key={key}>
              <Decision
                response={response}
                item={data.items[response.itemCode]}
                line={lines[key]}
                decides={data.mine.has(key)}
                returned={returns?.[key]}
                picked={picked.has(key)}
                onPick={(on) => pick([key], on)}
              />
            </li>
          );
        })}
      </ul>
      <p class="links">
        {after && <a href={hrefOf({ view: 'decisions', query })}>{t('decisions.first')}</a>}
        {data.next && (
          <a href={hrefOf({ view: 'decisions', query: { ...query, after: data.next } })}>
            {t('decisions.next')}
          </a>
        )}
      </p>
    </>
  );
}

/** One read and one stream for everything on this page that was returned before. */
function returnsOf({ order, responses }: WaitingData) {
  const listed = order.flatMap((key) => responses[key] ?? []);
  const [first] = listed;
  if (!first) return null;
  const each = (values: readonly (string | null)[]) =>
    [...new Set(values)].filter((value) => value !== null).sort();
  return topicOf(returnsTopic, {
    cycle: first.cycleCode,
    countries: each(listed.map(({ countryCode }) => countryCode)),
    agencies: each(listed.map(({ agencyCode }) => agencyCode)),
    countryTeam: listed.some(({ agencyCode }) => agencyCode === null),
    items: each(listed.map(({ itemCode }) => itemCode)),
  });
}

/** Where on the page an answer is read. */
function openedIn(response: RecordedResponse) {
  const { countryCode, agencyCode, itemCode } = response;
  return { response, element: `answer-${countryCode}-${agencyCode ?? 'team'}-${itemCode}` };
}

/** Still waits, and nothing of this person's own is on its way. */
function isUndecided(response: RecordedResponse | undefined, line: Line | undefined): boolean {
  if (response?.status !== 'SUBMITTED') return false;
  return !line || (line.entries.length === 0 && !line.conflict && !line.refusal);
}
