import { useApp } from '../../elements/app-context.ts';
import { Written } from '../../elements/written.tsx';
import { hrefOf } from '../../routing/routes.ts';
import type { Confirmed, ConfirmSaid } from './use-confirming.ts';

/** What was confirmed and what wasn't, each with its reason, in one line. */
export function ConfirmOutcome({ said }: { said: ConfirmSaid | null }) {
  const { t, time } = useApp().words;
  if (!said) return null;
  if ('fault' in said) return <span class="failed">{said.fault}</span>;
  const ofStatus = (status: string) =>
    said.confirmed.filter(
      ({ outcome }) => outcome.__typename === 'ResponseRecorded' && outcome.response.status === status,
    ).length;
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
              {index > 0 && '; '}
              <Reason {...one} />
            </span>
          ))}
        </span>
      )}
    </>
  );
}

function Reason({ address: { country, cycle, agency, item }, outcome }: Confirmed) {
  const { rich } = useApp().words;
  const link = (
    <a href={hrefOf({ view: 'country', country, cycle, agency: agency ?? 'team', item })}>{item}</a>
  );
  const why =
    outcome.__typename === 'ResponseConflict'
      ? rich('carried.begunBy', {
          item: link,
          name: <Written text={outcome.fields[0]?.theirsBy.name ?? ''} />,
        })
      : rich('carried.refused', {
          item: link,
          message: outcome.__typename === 'ResponseRefused' ? outcome.message : '',
        });
  return <span>{why}</span>;
}
