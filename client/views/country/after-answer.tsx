import type { RecordedResponse, ResponseAddress } from '../../sync/model.ts';
import type { CountryData, Item } from '../../sync/topics/country.ts';
import { Addenda } from '../carried/addenda.tsx';
import { Comments } from '../comments/comments.tsx';
import { EvidenceLine } from '../evidence/evidence-line.tsx';
import { PlanLine } from '../plan/plan-line.tsx';
import './after-answer.css';

interface Props {
  readonly address: ResponseAddress;
  readonly cycle: CountryData['cycle'];
  readonly item: Item;
  readonly server: RecordedResponse | undefined;
}

/** What stands beside an answer: what was added once its cycle was closed, what shows it, what is planned for it, and comments. */
export function AfterAnswer({ address, cycle, item, server }: Props) {
  return (
    <>
      <Addenda address={address} over={cycle.state === 'CLOSED'} />
      <div class="beside">
        <EvidenceLine address={address} item={item} server={server} />
        <PlanLine address={address} />
        <Comments address={address} name={address.item} />
      </div>
    </>
  );
}
