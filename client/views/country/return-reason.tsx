import { useApp, useTopic } from '../../elements/app-context.ts';
import { filterOfScope } from '../../elements/scope.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { ResponseAddress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { eventsTopic } from '../../sync/topics/events.ts';

/** Why the answer came back: the note on the latest event that returned it. */
export function ReturnReason({ address, revision }: { address: ResponseAddress; revision: number }) {
  const { rich } = useApp().words;
  const { cycle, country, item } = address;
  const scope = { country, cycle, item, agency: address.agency ?? 'team' };
  const { data } = useTopic(
    revision > 0 ? topicOf(eventsTopic, { filter: filterOfScope(scope), last: 10 }) : null,
  );
  const event = data?.events.findLast((one) =>
    one.changes.some((change) => change.field === 'status' && change.to === 'RETURNED'),
  );
  if (!event) return null;
  return (
    <p class="returned">
      <strong>
        {rich('item.returned', {
          name: <Written text={event.actor?.name ?? ''} />,
          time: <When iso={event.at} />,
        })}
      </strong>{' '}
      <Written text={event.note ?? ''} />
    </p>
  );
}
