import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Comment } from './comment.ts';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';
import { Response } from './response.ts';
import { WaitingAlert } from './waiting-alert.ts';

export const TodoKind = {
  ALERT: 'ALERT',
  TO_FIX: 'TO_FIX',
  TO_SUBMIT: 'TO_SUBMIT',
  TO_ENDORSE: 'TO_ENDORSE',
  TO_DECIDE: 'TO_DECIDE',
  MENTIONED: 'MENTIONED',
  ASSIGNED: 'ASSIGNED',
} as const;
export type TodoKind = keyof typeof TodoKind;

registerEnumType(TodoKind, {
  name: 'TodoKind',
  description: 'What waits for you. Later versions may add kinds: skip those that you do not know.',
  valuesConfig: {
    ALERT: {
      description:
        'An alert of the monitor that it is your turn to decide on. It waits until somebody decides, or the turn passes.',
    },
    TO_FIX: {
      description:
        'An answer came back that you write, to you or to whoever writes it. It waits until somebody takes it up: sets it in progress or submits it.',
    },
    TO_SUBMIT: {
      description:
        'An answer of your agency is in progress, rated and explained by others, and the agency asks for a second person: submit ' +
        'it, or leave it to them.',
    },
    TO_ENDORSE: {
      description: 'A country team’s answer was submitted that you endorse, as the Resident Coordinator.',
    },
    TO_DECIDE: {
      description:
        'An answer was submitted that you accept or return: not one of your own where its cycle wants somebody else to, and ' +
        'not one that its Resident Coordinator is to endorse first.',
    },
    MENTIONED: {
      description:
        'A comment names you. It waits until you write in its thread after it, or the thread is settled.',
    },
    ASSIGNED: {
      description:
        'An answer is assigned to you. It waits until it is submitted, or is assigned to somebody else or nobody.',
    },
  },
});

@ObjectType({ simpleResolvers: true, description: 'An answer that you are to write, and by when.' })
export class AssignedAnswer {
  @Field(() => String, { description: "The cycle's code." })
  cycleCode!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agencyCode!: string | null;

  @Field(() => String, { description: "The item's code." })
  itemCode!: string;

  @Field(() => String, { nullable: true, description: 'By when, `YYYY-MM-DD`; null where no day was said.' })
  dueOn!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Something that waits for you.' })
export class TodoEntry {
  @Field(() => TodoKind, { description: 'What is to be done.' })
  kind!: TodoKind;

  @Field(() => DateTimeISO, { description: 'Since when it waits.' })
  since!: Date;

  @Field(() => WaitingAlert, { nullable: true, description: 'The alert; null for everything else.' })
  alert!: WaitingAlert | null;

  @Field(() => Response, {
    nullable: true,
    description: 'The answer; null for an alert or a comment, and for an assigned one that nobody has begun.',
  })
  response!: Response | null;

  @Field(() => AssignedAnswer, {
    nullable: true,
    description: 'Of what is ASSIGNED: which answer, and by when; null otherwise.',
  })
  assigned!: AssignedAnswer | null;

  @Field(() => Comment, {
    nullable: true,
    description: 'The comment that names you; null for everything else.',
  })
  comment!: Comment | null;

  @Field(() => Person, {
    nullable: true,
    description:
      'Who made it wait: returned, submitted or assigned the answer, made it ready or asked for a second person, or wrote or ' +
      'changed the comment. Null for an alert.',
  })
  by!: Person | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What they said with it: why the answer came back. Null where nothing, and once it is erased.',
  })
  note!: string | null;

  @Field(() => Boolean, { description: 'Whether the answer was returned to you, and to nobody else.' })
  toYou!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Some of what waits for you.' })
export class TodoPage {
  @Field(() => [TodoEntry], {
    description: 'Alerts on top of the first page, then what has waited longest first.',
  })
  nodes!: TodoEntry[];

  @Field(() => Boolean, { description: 'Whether more follows: read on with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Where the page ends; null on an empty one.' })
  endCursor!: string | null;

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}

/** Of `Viewer.todo`. */
@ArgsType()
export class TodoArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many at most beside alerts, up to 200, otherwise BAD_USER_INPUT; 50 if left out.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}
