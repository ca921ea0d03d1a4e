import { permissionFor } from '../../elements/permissions.ts';
import type { RecordedResponse } from '../../sync/model.ts';
import { unsentPatch } from '../../sync/outbox.ts';
import { type CarriedAnswer, type CarriedData, placeOf } from '../../sync/topics/carried.ts';
import type { CountryData } from '../../sync/topics/country.ts';
import type { Row } from '../country/rows.ts';

/** What is carried stands until the answer has begun, as far as one may know; what was left unfinished stands for nobody. */
export function isStanding(answer: CarriedAnswer, server: RecordedResponse | undefined): boolean {
  return !answer.unfinished && server === undefined;
}

/** Whether an answer can be confirmed with many: asked in the same words, begun by nobody, and this person's to answer. */
export function isConfirmable(
  { address, server, line }: Pick<Row, 'address' | 'server' | 'line'>,
  carried: Pick<CarriedData, 'answers'>,
  data: Pick<CountryData, 'can' | 'cycle'>,
): boolean {
  const answer = carried.answers[placeOf(address.agency, address.item)];
  return (
    answer?.kind === 'SAME' &&
    isStanding(answer, server) &&
    Object.keys(unsentPatch(line)).length === 0 &&
    permissionFor(data, address.agency, 'NOT_STARTED').edit
  );
}
