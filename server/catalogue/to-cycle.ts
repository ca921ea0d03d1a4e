import { encodeNodeId } from '../../schema/node-id.ts';
import type { Cycle } from '../../schema/types/cycle.ts';
import type { StoredCycle } from './catalogue.sql.ts';

/** A cycle as the API shows it. */
export function toCycle({
  code,
  state,
  opensOn,
  closesOn,
  separateAcceptance,
  endorsement,
}: Omit<StoredCycle, 'checklistVersion'>): Cycle {
  return { id: encodeNodeId('Cycle', code), code, state, opensOn, closesOn, separateAcceptance, endorsement };
}
