import { Field, ObjectType, registerEnumType } from 'type-graphql';

export const MonitorAction = {
  PROPOSE_ROLE: 'PROPOSE_ROLE',
  CONFIRM_ROLE: 'CONFIRM_ROLE',
  READ_GROUPS: 'READ_GROUPS',
  READ_INCIDENTS: 'READ_INCIDENTS',
  RECORD_INCIDENTS: 'RECORD_INCIDENTS',
  OPEN_INCIDENTS: 'OPEN_INCIDENTS',
  READ_OPENINGS: 'READ_OPENINGS',
  READ_SIGNALS: 'READ_SIGNALS',
  READ_ALERTS: 'READ_ALERTS',
  PROPOSE_ALERTS: 'PROPOSE_ALERTS',
  DECIDE_ALERTS: 'DECIDE_ALERTS',
  PLAN_ACTIONS: 'PLAN_ACTIONS',
} as const;
export type MonitorAction = keyof typeof MonitorAction;

registerEnumType(MonitorAction, {
  name: 'MonitorAction',
  description: 'What a role allows in the monitor of a country.',
  valuesConfig: {
    PROPOSE_ROLE: { description: 'Propose that somebody gets a role of the monitor.' },
    CONFIRM_ROLE: { description: 'Confirm that somebody gets a role of the monitor.' },
    READ_GROUPS: { description: 'Read the groups that are followed, but for hidden ones.' },
    READ_INCIDENTS: { description: 'Read reports and incidents.' },
    RECORD_INCIDENTS: { description: 'Record reports, and code and merge incidents.' },
    OPEN_INCIDENTS: { description: 'Open reports and incidents with a reason, for 24 hours.' },
    READ_OPENINGS: { description: 'Read who opened reports and incidents, and why.' },
    READ_SIGNALS: { description: 'Read signals.' },
    READ_ALERTS: { description: 'Read alerts and early actions.' },
    PROPOSE_ALERTS: { description: 'Propose an alert.' },
    DECIDE_ALERTS: { description: 'Confirm or dismiss an alert.' },
    PLAN_ACTIONS: { description: 'Plan early actions, and say what came of them.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description:
    'What your roles allow in the monitor of a country, whatever there is in it. An opening of yours comes on top.',
})
export class MonitorAccess {
  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-3; null: every country that has no entry of its own.',
  })
  countryCode!: string | null;

  @Field(() => [MonitorAction], { description: 'What you may do there.' })
  viewerCan!: MonitorAction[];
}
