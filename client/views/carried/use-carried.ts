import { useReference, useTopic } from '../../elements/app-context.ts';
import type { Cycle, ResponseAddress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { type CarriedAnswer, type CarriedData, carriedTopic, placeOf } from '../../sync/topics/carried.ts';

/** What is carried in a country; undefined until it is read, and where no cycle was closed before this one. */
export function useCarried({
  cycle,
  country,
}: Pick<ResponseAddress, 'cycle' | 'country'>): CarriedData | undefined {
  const former = cycleBefore(useReference().cycles, cycle);
  return useTopic(former === undefined ? null : topicOf(carriedTopic, { country, cycle, former })).data;
}

/** What stands of the cycle before beside one answer. */
export function useCarriedAnswer(address: ResponseAddress): CarriedAnswer | undefined {
  return useCarried(address)?.answers[placeOf(address.agency, address.item)];
}

/** The cycle that was closed last before this one. */
function cycleBefore(cycles: readonly Cycle[], code: string): string | undefined {
  const { opensOn = '' } = cycles.find((cycle) => cycle.code === code) ?? {};
  return cycles
    .filter((cycle) => cycle.state === 'CLOSED' && cycle.opensOn < opensOn)
    .toSorted((a, b) => a.opensOn.localeCompare(b.opensOn))
    .at(-1)?.code;
}
