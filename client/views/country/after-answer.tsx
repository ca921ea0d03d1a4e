import type { ResponseAddress } from '../../sync/model.ts';
import type { CountryData } from '../../sync/topics/country.ts';
import { Addenda } from '../carried/addenda.tsx';
import { Comments } from '../comments/comments.tsx';
import { PlanLine } from '../plan/plan-line.tsx';
import './after-answer.css';

interface Props {
  readonly address: ResponseAddress;
  readonly cycle: CountryData['cycle'];
}

/** What stands beside an answer: what was added once its cycle was closed, what is planned for it, and comments. */
export function AfterAnswer({ address, cycle }: Props) {
  return (
    <>
      <Addenda address={address} over={cycle.state === 'CLOSED'} />
      <div class="beside">
        <PlanLine address={address} />
        <Comments address={address} name={address.item} />
      </div>
    </>
  );
}
