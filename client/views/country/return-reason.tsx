import { useTopic } from '../../elements/app-context.ts';
import { isOpen, Returned } from '../../elements/returned.tsx';
import { keyOf, type RecordedResponse, type ResponseAddress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { returnsTopic } from '../../sync/topics/returns.ts';

interface Props {
  readonly address: ResponseAddress;
  /** The party whose page this is. */
  readonly party: string;
  readonly server: RecordedResponse | undefined;
}

/** Why the answer came back, and what changed since. */
export function ReturnReason({ address, party, server }: Props) {
  // What was recorded once was never returned.
  const { data } = useTopic(
    server && server.revision > 1 && isOpen(server) ? returnsTo(address, party) : null,
  );
  const event = data?.[keyOf(address)];
  return event && server ? <Returned event={event} response={server} /> : null;
}

/**
 * All that was returned to the parties with items on this page. The topic is the same for every item, so that one
 * read and one stream serve them all.
 */
function returnsTo({ cycle, country }: ResponseAddress, party: string) {
  return topicOf(returnsTopic, {
    cycle,
    countries: [country],
    agencies: party === 'team' ? [] : [party],
    countryTeam: true,
  });
}
