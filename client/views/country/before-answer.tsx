import type { RecordedResponse, ResponseAddress } from '../../sync/model.ts';
import { Late } from './late.tsx';
import { ReturnReason } from './return-reason.tsx';

interface Props {
  readonly address: ResponseAddress;
  /** The party whose page this is. */
  readonly party: string;
  readonly server: RecordedResponse | undefined;
}

/** What is to be known of an answer before it is read: that it is late, and why it came back. */
export function BeforeAnswer(props: Props) {
  return (
    <>
      <Late {...props} />
      <ReturnReason {...props} />
    </>
  );
}
