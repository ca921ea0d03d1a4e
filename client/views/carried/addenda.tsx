import { useApp, useTopic, useViewer } from '../../elements/app-context.ts';
import { TextDiff } from '../../elements/text-diff.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { Rating } from '../../operations/operations.generated.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { addendaTopic, closingTopic, type FrozenAnswer } from '../../sync/topics/addenda.ts';
import { placeOf } from '../../sync/topics/carried.ts';
import { Adding } from './adding.tsx';
import './carried.css';

interface Props {
  readonly address: ResponseAddress;
  /** The cycle is closed. */
  readonly over: boolean;
}

/** What was added to an answer after its cycle closed: beside what was recorded, which stays as it is. */
export function Addenda({ address: { cycle, country, agency, item }, over }: Props) {
  const { t } = useApp().words;
  const { memberships } = useViewer();
  const { data: closing } = useTopic(over ? topicOf(closingTopic, { cycle }) : null);
  const { data } = useTopic(
    closing?.name
      ? topicOf(addendaTopic, { cycle, country, name: closing.name, after: closing.after })
      : null,
  );
  const frozen = over ? data?.answers[placeOf(agency, item)] : undefined;
  const adds = memberships.some(
    ({ role, country: of }) => role === 'COORDINATOR' && (of === null || of.code === country),
  );
  if (!frozen || (frozen.addenda.length === 0 && !adds)) return null;
  return (
    <section class="addenda small" aria-label={t('addendum.label', { item })}>
      {frozen.addenda.map((addendum) => (
        <Addendum key={addendum.id} addendum={addendum} />
      ))}
      {adds && <Adding answer={frozen} />}
    </section>
  );
}

function Addendum({ addendum }: { addendum: FrozenAnswer['addenda'][number] }) {
  const { t, rich } = useApp().words;
  const { at, actor, note, erased, changes } = addendum;
  return (
    <div class="addendum">
      <p>
        <strong>
          {rich('addendum.by', { name: <Written text={actor?.name ?? ''} />, time: <When iso={at} /> })}
        </strong>{' '}
        {note !== null && <Written text={note} />}
      </p>
      {erased && <p class="quiet">{t('addendum.erased')}</p>}
      {changes.map(({ field, from, to }) =>
        field === 'rating' ? (
          <p key={field}>
            {t('event.rating', {
              from: t(`rating.${(from ?? 'none') as Rating}`),
              to: t(`rating.${(to ?? 'none') as Rating}`),
            })}
          </p>
        ) : (
          (from !== null || to !== null) && <TextDiff key={field} before={from ?? ''} after={to ?? ''} />
        ),
      )}
    </div>
  );
}
