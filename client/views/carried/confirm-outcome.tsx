import { useApp, useReference } from '../../elements/app-context.ts';
import { RefusalWords } from '../../elements/refusal-words.tsx';
import { UndoMany } from '../../elements/undo-many.tsx';
import type { Undoable } from '../../elements/undoable.ts';
import { Written } from '../../elements/written.tsx';
import { hrefOf } from '../../routing/routes.ts';
import { type RecordedResponse, untouched } from '../../sync/model.ts';
import type { Confirmed, ConfirmSaid } from './use-confirming.ts';

interface Props {
  readonly said: ConfirmSaid | null;
  /** An answer as the page knows it. */
  readonly current: (key: string) => RecordedResponse | undefined;
  /** The answers are of several countries, so that these name them. */
  readonly across?: boolean;
}

/** What was confirmed and what wasn't, each with its reason, in one line; and the way back. */
export function ConfirmOutcome({ said, current, across = false }: Props) {
  const { t, time } = useApp().words;
  if (!said) return null;
  if ('fault' in said) return <span class="failed">{said.fault}</span>;
  const done = said.confirmed.flatMap(({ address, outcome }): (Undoable & { status: string })[] => {
    if (outcome.__typename !== 'ResponseRecorded') return [];
    const { status, revision } = outcome.response;
    return [{ address, revision, now: outcome.response, back: untouched, status }];
  });
  const ofStatus = (status: string) => done.filter((one) => one.status === status).length;
  const submitted = ofStatus('SUBMITTED');
  const begun = ofStatus('IN_PROGRESS');
  const others = said.confirmed.filter(({ outcome }) => outcome.__typename !== 'ResponseRecorded');
  return (
    <>
      {submitted + begun > 0 && (
        <span class="saved">
          <span aria-hidden="true">✓ </span>
          {t('carried.done', { submitted, begun, time: time(said.at) })}
        </span>
      )}
      {others.length > 0 && (
        <span class="waiting">
          {' '}
          {t('carried.notDone', { count: others.length })}{' '}
          {others.map((one, index) => (
            <span key={one.id}>
              {index > 0 && t('join.next')}
              <Reason {...one} across={across} />
            </span>
          ))}
        </span>
      )}
      <UndoMany key={said.at} done={done} current={current} />
    </>
  );
}

function Reason({
  address: { country, cycle, agency, item },
  outcome,
  across,
}: Confirmed & { across: boolean }) {
  const { rich } = useApp().words;
  const { countries } = useReference();
  const link = (
    <a href={hrefOf({ view: 'country', country, cycle, agency: agency ?? 'team', item })}>
      {across ? (countries[country]?.name ?? country) : item}
    </a>
  );
  const why =
    outcome.__typename === 'ResponseConflict'
      ? rich('carried.begunBy', {
          item: link,
          name: <Written text={outcome.fields[0]?.theirsBy.name ?? ''} />,
        })
      : rich('carried.refused', {
          item: link,
          message: outcome.__typename === 'ResponseRefused' ? <RefusalWords {...outcome} /> : '',
        });
  return <span>{why}</span>;
}
