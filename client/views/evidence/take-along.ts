import type { EvidenceBeforeQuery } from '../../operations/operations.generated.ts';
import { ContinueEvidenceDocument, EvidenceBeforeDocument } from '../../operations/seldom.generated.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import type { Sync } from '../../sync/runtime.ts';

export type FormerEvidence = EvidenceBeforeQuery['answerEvidence']['before'][number];

/** What showed the answers of the cycle before with which this one goes on. */
export async function readBefore(
  sync: Pick<Sync, 'read'>,
  address: ResponseAddress,
): Promise<readonly FormerEvidence[]> {
  const read = await sync.read({ document: EvidenceBeforeDocument, variables: { ...address } });
  return (read as EvidenceBeforeQuery).answerEvidence.before;
}

/** Takes all of it along that still counts, and gives how many there were. What failed halfway can be asked again: it is offered still. */
export async function takeAllAlong(sync: Pick<Sync, 'read'>, address: ResponseAddress): Promise<number> {
  const { country, agency, item } = address;
  const taking = (await readBefore(sync, address)).filter(({ mayTakeAlong }) => mayTakeAlong);
  for (const { evidence } of taking) {
    const input = { id: evidence.id, country, agency, item, mutationId: crypto.randomUUID() };
    await sync.read({ document: ContinueEvidenceDocument, variables: { input } });
  }
  return taking.length;
}
