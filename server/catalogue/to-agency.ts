import { encodeNodeId } from '../../schema/node-id.ts';
import type { Agency } from '../../schema/types/agency.ts';
import type { AgencyData } from './catalogue-data.ts';

/** An agency as the API shows it. */
export function toAgency({
  code,
  acronym,
  name,
  answersChecklist,
}: Pick<AgencyData, 'code' | 'acronym' | 'name' | 'answersChecklist'>): Agency {
  return { id: encodeNodeId('Agency', code), code, acronym, name, answersChecklist };
}
