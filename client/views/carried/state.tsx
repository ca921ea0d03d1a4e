import { useWords } from '../../elements/app-context.ts';
import { Glyph } from '../../elements/glyph.tsx';
import { Status } from '../../elements/status.tsx';
import type { ResponseStatus } from '../../operations/operations.generated.ts';
import type { RecordedResponse, ResponseAddress } from '../../sync/model.ts';
import { isStanding } from './confirmable.ts';
import { useCarriedAnswer } from './use-carried.ts';
import './carried.css';

interface Props {
  readonly address: ResponseAddress;
  readonly status: ResponseStatus;
  readonly server: RecordedResponse | undefined;
}

/** How far an answer is: where nobody has begun, and the cycle before stands for it, that is said. */
export function State({ address, status, server }: Props) {
  const { t } = useWords();
  const answer = useCarriedAnswer(address);
  if (status !== 'NOT_STARTED' || !answer || !isStanding(answer, server)) return <Status status={status} />;
  return (
    <span class="status as-before">
      <Glyph status="NOT_STARTED" /> {t('carried.state')}
    </span>
  );
}
