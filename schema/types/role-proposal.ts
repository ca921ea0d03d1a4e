import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Country } from './country.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';
import { Role } from './role.ts';

export const RoleProposalAction = { CONFIRM: 'CONFIRM', WITHDRAW: 'WITHDRAW' } as const;
export type RoleProposalAction = keyof typeof RoleProposalAction;

registerEnumType(RoleProposalAction, {
  name: 'RoleProposalAction',
  description: 'Something to do about a proposed role.',
  valuesConfig: {
    CONFIRM: { description: 'Give it, with `confirmMonitoringRole`.' },
    WITHDRAW: { description: 'Take it back, with `withdrawMonitoringRole`.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description:
    'A role of the monitor that somebody proposed, and that counts once a second person confirms it.',
})
export class RoleProposal {
  @Field(() => ID, { description: 'Names it for `confirmMonitoringRole`; it is no `node`.' })
  id!: string;

  @Field(() => Person, { description: 'Whom it is for.' })
  person!: Person;

  @Field(() => Role, {
    description: 'The role; COUNTRY_LEAD where the lead that they are is to read reports and incidents too.',
  })
  role!: Role;

  @Field(() => Country, { nullable: true, description: 'In which country; null for a MANDATE_HOLDER.' })
  country!: Country | null;

  @Field(() => Boolean, { description: 'Whether they are to stand in for another adviser.' })
  alternate!: boolean;

  @Field(() => Person, { description: 'Who proposed it.' })
  proposedBy!: Person;

  @Field(() => DateTimeISO, { description: 'When. After 30 days it is to be proposed anew.' })
  proposedAt!: Date;

  @Field(() => [RoleProposalAction], { description: 'What you may do about it while it waits.' })
  viewerCan!: RoleProposalAction[];
}
