import { useApp } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import {
  KeepIncidentsApartDocument,
  MergeCandidatesDocument,
  MergeIncidentsDocument,
} from '../../operations/monitor.generated.ts';
import type { MergeCandidatesQuery } from '../../operations/operations.generated.ts';
import type { SectionProps } from '../monitor/section.ts';
import type { Incident } from './incident-given.ts';
import { incidentName } from './incident-name.ts';

type Candidate = MergeCandidatesQuery['mergeCandidates'][number];

/** Incidents that may be one, each pair with the reason, for a person to decide. */
export function Candidates({
  access: { country },
  version,
  onChanged,
  onOpen,
}: SectionProps & { onOpen: (id: string) => void }) {
  const {
    sync,
    words: { t },
  } = useApp();
  const command = useCommand();
  const loaded = useLoaded(`monitor candidates ${country} ${version}`, async () => {
    const read = await sync.read({ document: MergeCandidatesDocument, variables: { country } });
    return (read as MergeCandidatesQuery).mergeCandidates;
  });
  const pairs = loaded.data ?? [];
  const merge = ({ keep, other }: Pair) =>
    command
      .run(MergeIncidentsDocument, { keep: keep.id, merge: other.id }, () => t('monitor.merged'))
      .then((done) => done && onChanged());
  const keepApart = ({ keep, other }: Pair) =>
    command
      .run(KeepIncidentsApartDocument, { one: keep.id, other: other.id }, () => t('monitor.keptApart'))
      .then((done) => done && onChanged());
  return (
    <>
      <SaidLine said={command.said} />
      {loaded.fault && <NotLoaded loaded={loaded} />}
      {pairs.length > 0 && (
        <section class="monitor-candidates" aria-labelledby="candidates-title">
          <h3 id="candidates-title" tabIndex={-1}>
            {t('monitor.candidates', { count: pairs.length })}
          </h3>
          <ul class="monitor-list">
            {pairs.map((candidate) => {
              const pair = pairOf(candidate);
              return (
                <li key={`${pair.keep.id} ${pair.other.id}`}>
                  <Reason candidate={candidate} />
                  <Side incident={pair.keep} onOpen={onOpen} />
                  <Side incident={pair.other} onOpen={onOpen} />
                  <div class="pick">
                    <Confirm
                      label={t('monitor.areOne')}
                      question={t('monitor.mergeQuestion')}
                      busy={command.busy}
                      onYes={() => merge(pair)}
                    />
                    <button type="button" disabled={command.busy} onClick={() => keepApart(pair)}>
                      {t('monitor.areTwo')}
                    </button>
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}

interface Pair {
  readonly keep: Incident;
  readonly other: Incident;
}

/** The one that was coded first is kept. */
function pairOf({ one, other }: Candidate): Pair {
  return one.codedAt <= other.codedAt ? { keep: one, other } : { keep: other, other: one };
}

function Reason({ candidate: { one, other, daysApart, wordsAlike } }: { candidate: Candidate }) {
  const { t, percent } = useApp().words;
  const { groupName } = one;
  const place = one.region !== null && other.region !== null ? 'same' : 'open';
  return (
    <p class="small">
      {t('monitor.why', {
        group: groupName ?? '',
        any: groupName === null ? 'no' : 'yes',
        days: daysApart,
        place,
      })}
      {wordsAlike !== null && <> {t('monitor.whyWords', { share: percent(wordsAlike) })}</>}
    </p>
  );
}

function Side({ incident, onOpen }: { incident: Incident; onOpen: (id: string) => void }) {
  const { words } = useApp();
  return (
    <div>
      <button type="button" class="plain" onClick={() => onOpen(incident.id)}>
        {incidentName(incident, words)}
      </button>
      <p class="monitor-beginning" dir="auto">
        {incident.summary ?? words.t('monitor.wordsGone')}
      </p>
    </div>
  );
}
