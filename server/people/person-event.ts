import { type FieldChange, personField } from '../domain/event-content.ts';
import type { PersonEvent } from '../log/append-event.sql.ts';
import type { RoleGrant } from './invitation.sql.ts';

/** The log's event about somebody's role: who and what, by id and codes only. */
export function roleEvent(
  kind: 'PERSON_INVITED' | 'INVITATION_REVOKED' | 'MEMBERSHIP_GRANTED' | 'MEMBERSHIP_ENDED',
  actorId: string | null,
  personId: string,
  grant: RoleGrant,
  note: string | null = null,
): PersonEvent {
  const ended = kind === 'INVITATION_REVOKED' || kind === 'MEMBERSHIP_ENDED';
  const fields: [field: string, value: string | null][] = [
    ['role', grant.role],
    ['agency', grant.agencyCode],
    ['country', grant.countryCode],
    ['startsOn', grant.startsOn],
    ['endsOn', grant.endsOn],
    ['alternate', grant.alternate ? 'true' : null],
    ['residentCoordinator', grant.residentCoordinator ? 'true' : null],
    ['monitoring', grant.monitoring ? 'true' : null],
  ];
  const changes = fields.flatMap(([field, value]) =>
    value === null ? [] : [{ field, from: ended ? value : null, to: ended ? null : value }],
  );
  return personEvent(kind, actorId, personId, changes, note);
}

/** The log's event about somebody; whom it concerns is always its first change. */
export function personEvent(
  kind: PersonEvent['kind'],
  actorId: string | null,
  personId: string,
  changes: FieldChange[] = [],
  note: string | null = null,
): PersonEvent {
  return {
    kind,
    actorId,
    cycleCode: null,
    cellId: null,
    changes: [{ field: personField, from: null, to: personId }, ...changes],
    note,
  };
}
