import type { Incident as Shown } from '../../../schema/types/incident.ts';
import { toPerson } from '../../domain/to-person.ts';
import type { Incident } from './code-incident.ts';
import { stateOf } from './incident-states.ts';

/** An incident as the API shows it to somebody who reads it. */
export function toIncident(incident: Incident): Shown {
  return { ...incident, state: stateOf(incident), codedBy: toPerson(incident.codedBy) };
}
