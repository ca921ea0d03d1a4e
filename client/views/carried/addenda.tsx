import { useApp, useTopic, useViewer } from '../../elements/app-context.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { addendaTopic, closingTopic } from '../../sync/topics/addenda.ts';
import { placeOf } from '../../sync/topics/carried.ts';
import { Addendum } from './addendum.tsx';
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
