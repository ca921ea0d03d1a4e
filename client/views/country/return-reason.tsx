import { useApp, useTopic } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { EventFilter } from '../../operations/operations.generated.ts';
import { keyOf, keyOfRecorded, type ResponseAddress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { eventsTopic } from '../../sync/topics/events.ts';

interface Props {
  readonly address: ResponseAddress;
  /** Whose page this is. */
  readonly party: string;
  readonly revision: number;
}

/** Why the answer came back: the note on the latest event that returned it. */
export function ReturnReason({ address, party, revision }: Props) {
  const { rich } = useApp().words;
  const { data } = useTopic(revision > 0 ? returnsTo(address, party) : null);
  const key = keyOf(address);
  const event = data?.events.findLast(
    (one) => one.kind === 'RESPONSE_RECORDED' && keyOfRecorded(one) === key,
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

/**
 * All that was returned to those whose items are on this page: the same topic for every item, so that one read and one
 * stream serve them all. Words that are erased go from it as well.
 */
function returnsTo({ cycle, country }: ResponseAddress, party: string) {
  const filter: EventFilter = {
    cycle,
    countries: [country],
    agencies: party === 'team' ? [] : [party],
    countryTeam: true,
    kinds: ['RESPONSE_RECORDED', 'CONTENT_ERASED'],
    returns: true,
  };
  return topicOf(eventsTopic, { filter, last: 500 });
}
