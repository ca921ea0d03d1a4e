import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { FieldChange } from '../../domain/event-content.ts';
import type { EventVisibility } from '../../domain/event-visibility.ts';
import { PersonEntity } from './person.entity.ts';

/**
 * The log: append-only, positions 1, 2, 3 … without gaps, in commit order, each event chained to the one before.
 * Its only foreign key is the actor. Cycle and cell come from the row that the same statement has locked, and are
 * never deleted.
 */
@Entity({ name: 'event' })
@Check(
  'ck_event_kind',
  `kind in ('RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'RESPONSE_ENDORSED', 'CYCLE_PLANNED', 'CYCLE_CHANGED', 'CYCLE_OPENED', 'CYCLE_CLOSED',
    'PRESENCE_CHANGED', 'SNAPSHOT_TAKEN', 'PERSON_INVITED', 'INVITATION_REVOKED', 'MEMBERSHIP_GRANTED',
    'MEMBERSHIP_ENDED', 'PERSON_DEACTIVATED', 'TOKEN_CREATED', 'TOKEN_REVOKED', 'CONTENT_ERASED', 'COMMENT_ADDED',
    'COMMENT_EDITED', 'COMMENT_RESOLVED', 'COMMENT_REOPENED', 'COMMENT_ERASED', 'ADDENDUM_ADDED', 'WORKING_WEEK_SET', 'PAUSE_DECLARED',
    'PAUSE_CHANGED', 'RESPONSE_ASSIGNED', 'STEP_ADDED', 'STEP_CHANGED', 'STEP_ERASED', 'COMMENT_HANDED_OVER', 'SECOND_PERSON_SET', 'CONFLICT_SETTLED',
    'EXPORT_MADE', 'EVIDENCE_DECLARED', 'EVIDENCE_RECEIVED', 'EVIDENCE_REVISED', 'EVIDENCE_WITHDRAWN', 'EVIDENCE_ERASED')`,
)
@Check(
  'ck_event_visibility',
  `visibility in ('OPEN', 'DRAFT', 'REVEALED', 'WITHDRAWN', 'PEOPLE', 'PUBLISHED', 'INTERNAL', 'LED')`,
)
@Index('ix_event_response', ['cellId', 'itemCode', 'position'])
@Index('ix_event_cell', ['cellId', 'position'])
@Index('ix_event_actor', ['actorId', 'position'])
@Index('ix_event_person', { synchronize: false })
@Index('ix_event_comment', { synchronize: false })
@Index('ix_event_opened', ['cycleCode', 'position'], { where: `kind = 'CYCLE_OPENED'` })
@Index('ix_event_rare', ['position'], { where: `kind <> 'RESPONSE_RECORDED'` })
@Index('ix_event_conflict', ['actorId', 'position'], {
  where: `kind in ('RESPONSE_CONFLICTED', 'CONFLICT_SETTLED')`,
})
export class EventEntity {
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'pk_event' })
  position!: number;

  @Column({ type: 'text' })
  kind!: string;

  /** Taken with the position; never earlier than the event before it. */
  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  /** Null where an operator's command did it. */
  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'actor_id', foreignKeyConstraintName: 'fk_event_actor' })
  actor?: Relation<PersonEntity>;

  /** Null for an event about a person. */
  @Column({ name: 'cycle_code', type: 'text', nullable: true })
  cycleCode!: string | null;

  /** Null for an event of the cycle itself, or about a person. */
  @Column({ name: 'cell_id', type: 'integer', nullable: true })
  cellId!: number | null;

  @Column({ name: 'item_code', type: 'text', nullable: true })
  itemCode!: string | null;

  /** The response's revision after the event. */
  @Column({ type: 'integer', nullable: true })
  revision!: number | null;

  /** The revision that the author saw. */
  @Column({ name: 'base_revision', type: 'integer', nullable: true })
  baseRevision!: number | null;

  /** The device's clock; never used for order. */
  @Column({ name: 'written_at', type: 'timestamptz', precision: 3, nullable: true })
  writtenAt!: Date | null;

  /** The cell right after the event: not started, in progress, submitted, returned, accepted. */
  @Column({ type: 'integer', array: true, nullable: true })
  counts!: number[] | null;

  /** The same of the answers for which one of the cycle before stands; no part of the chain. */
  @Column({ type: 'integer', nullable: true })
  carried!: number | null;

  @Column({ type: 'jsonb' })
  changes!: FieldChange[];

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** Random, part of the content's digest: so that a blanked text can't be found again by guessing. */
  @Column({ type: 'bytea' })
  salt!: Buffer;

  @Column({ name: 'content_digest', type: 'bytea' })
  contentDigest!: Buffer;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  /** Who sees it; worked out from the statuses before and after, and no part of the chain. */
  @Column({ type: 'text' })
  visibility!: EventVisibility;

  /** The position of the event that says that content of this one was erased, and why. */
  @Column({ name: 'erased_by', type: 'bigint', nullable: true })
  erasedBy!: number | null;
}
