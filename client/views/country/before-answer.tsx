import type { Permission } from '../../elements/permissions.ts';
import type { RecordedResponse, ResponseAddress, Values } from '../../sync/model.ts';
import type { Line } from '../../sync/outbox.ts';
import type { Item } from '../../sync/topics/country.ts';
import { LastYear } from '../carried/last-year.tsx';
import { Late } from './late.tsx';
import { ReturnReason } from './return-reason.tsx';
import { SecondPerson } from './second-person.tsx';

interface Props {
  readonly address: ResponseAddress;
  /** The party whose page this is. */
  readonly party: string;
  readonly item: Item;
  readonly values: Values;
  readonly server: RecordedResponse | undefined;
  readonly line: Line | undefined;
  readonly permission: Permission;
}

/** What is to be known of an answer before it is read: that it is late, why it came back, for whom it waits, and what it said last year. */
export function BeforeAnswer(props: Props) {
  return (
    <>
      <Late {...props} />
      <ReturnReason {...props} />
      <SecondPerson {...props} />
      <LastYear {...props} />
    </>
  );
}
