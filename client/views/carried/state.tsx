import { Status } from '../../elements/status.tsx';
import type { ResponseStatus } from '../../operations/operations.generated.ts';
import type { RecordedResponse, ResponseAddress } from '../../sync/model.ts';
import { AsBefore } from './as-before.tsx';
import { isStanding } from './confirmable.ts';
import { useCarriedAnswer } from './use-carried.ts';

interface Props {
  readonly address: ResponseAddress;
  readonly status: ResponseStatus;
  readonly server: RecordedResponse | undefined;
}

/** How far an answer is: where nobody has begun, and the cycle before stands for it, that is said. */
export function State({ address, status, server }: Props) {
  const answer = useCarriedAnswer(address);
  if (status !== 'NOT_STARTED' || !answer || !isStanding(answer, server)) return <Status status={status} />;
  return <AsBefore />;
}
