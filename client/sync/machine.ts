import type { Followed } from './follow.ts';
import {
  caughtUp,
  copied,
  due,
  type FollowResult,
  faulted,
  heardFrom,
  partDone,
  readDone,
  received,
  resumed,
  stopped,
  unfollowed,
  uprooted,
} from './follow.ts';
import { type Fault, keyOf, laterOf } from './model.ts';
import { emptyOutbox, unsentCount } from './outbox.ts';
import { answered, rejected, unanswered } from './outbox-answers.ts';
import { chosen, discarded, edited, settled } from './outbox-edits.ts';
import { sentOff, taken } from './outbox-sending.ts';
import type { Digest, Effect, Input, Reference, State, Step } from './state.ts';
import type { Context, Heard } from './topic.ts';

// The whole of the page's dealings with the server as one pure function. From the state and what happened it gives
// the next state and what to do. The runtime does it and reports back; tests drive it without a browser.

/** Saved once the person paused this long, so that history reads like their work and not like keystrokes. */
const pauseMs = 1500;
/** Others' changes are told to screen readers together, not one by one. */
const digestMs = 8000;
/** The longest wait between two tries to send. */
const longestMs = 300_000;
/** Topics that nobody looks at are kept for a quick way back, but not all of them for ever. */
const keptIdle = 24;

type Handlers = { [Kind in Input['is']]: (state: State, input: Extract<Input, { is: Kind }>) => Step };

const handlers: Handlers = {
  opened: (state) => ({ state, effects: [{ do: 'start' }] }),
  started: (state, { result }) => started(state, result),
  'start-failed': (state, { fault }) =>
    fault.kind === 'signed-out' ? ended(state, state.session.is === 'in') : startFailed(state, fault),
  recalled: (state, { viewer, reference, at }) =>
    state.session.is === 'unknown'
      ? resumeAll(
          asAuthor({ ...state, session: { is: 'in', viewer, asOf: at }, reference }, viewer.person.id),
        )
      : still(state),
  'session-ended': (state) => ended(state, true),
  // What is left by then was given up.
  'signed-out': (state) =>
    ended({ ...state, outbox: { ...emptyOutbox, requests: state.outbox.requests } }, false),
  link: (state, input) => linked(state, input),
  online: (state) => {
    const step = withoutWaiting(state);
    // Who is signed in is known from the device alone: the server is asked at once, and not when it is time again.
    const asOf = state.session.is === 'in' && state.session.asOf;
    return asOf ? { ...step, effects: [...step.effects, { do: 'start' }] } : step;
  },
  offline: (state) => still({ ...state, holding: { kind: 'network', message: '', offline: true } }),
  alone: (state) => pumped({ ...state, sends: 'here' }),
  leaving: (state) => leaving(state),
  follow: (state, { topic }) => {
    const known = state.topics[topic.id] ?? unfollowed(topic);
    const followed = { ...known, watchers: known.watchers + 1 };
    if (known.watchers > 0 || state.session.is !== 'in') return withTopic(state, followed);
    return follow(state, resumed(followed));
  },
  unfollow: (state, { id }) => {
    const known = state.topics[id];
    if (!known) return still(state);
    const followed = { ...known, watchers: known.watchers - 1 };
    if (followed.watchers > 0) return withTopic(state, followed);
    const step = follow(state, stopped(followed, 'idle'));
    return { ...step, state: withoutOldest(step.state) };
  },
  retry: (state, { id }) => {
    const known = state.topics[id];
    return known && known.watchers > 0 ? follow(state, resumed({ ...known, data: undefined })) : still(state);
  },
  read: (state, { id, generation, result, at }) =>
    forTopic(state, id, (followed) => readDone(followed, generation, result, contextOf(state, at))),
  'part-read': (state, { id, generation, result }) =>
    forTopic(state, id, (followed) =>
      state.session.is === 'in'
        ? partDone(followed, generation, followed.topic.takePart(result, state.session.viewer))
        : { followed, step: 'none' },
    ),
  copied: (state, { id, generation, copy }) =>
    forTopic(state, id, (followed) => copied(followed, generation, copy)),
  'caught-up': (state, { id, generation, take, at }) =>
    forTopic(state, id, (followed) => caughtUp(followed, generation, take, contextOf(state, at))),
  message: (state, { id, generation, message, at }) => {
    const known = state.topics[id];
    if (!known) return still(state);
    const { heard = [], ...result } = heardFrom(known, generation, message, contextOf(state, at));
    return chain(follow(state, result), (next) => told(next, heard));
  },
  fault: (state, { id, generation, fault }) => {
    const known = state.topics[id];
    if (!known || known.generation !== generation) return still(state);
    if (fault.kind === 'signed-out') return ended(state, true);
    if (fault.kind === 'cursor' && known.phase === 'streaming') return uprootedAll(state);
    return forTopic(state, id, (followed) => faulted(followed, generation, fault));
  },
  due: (state, { id, generation }) => {
    const step = forTopic(state, id, (followed) => due(followed, generation));
    // After some tries in vain, ask plainly whether the session is still there: a refused socket doesn't say why. One of the
    // topics asks for all of them.
    const first = Object.values(state.topics).find(({ attempt, watchers }) => attempt > 0 && watchers > 0);
    const asks = first?.topic.id === id && first.attempt % 3 === 2;
    return asks ? { ...step, effects: [...step.effects, { do: 'start' }] } : step;
  },
  edit: (state, { edit }) => {
    const key = keyOf(edit.address);
    const settle: Effect = {
      do: 'later',
      name: `settle ${key}`,
      delay: { ms: pauseMs },
      input: { is: 'settle', key },
    };
    return { state: { ...state, outbox: edited(state.outbox, edit) }, effects: [settle] };
  },
  settle: (state, { key }) => pumped({ ...state, outbox: settled(state.outbox, key) }),
  choose: (state, { choice }) => pumped({ ...state, outbox: chosen(state.outbox, choice) }),
  discard: (state, { key }) => pumped({ ...state, outbox: discarded(state.outbox, key) }),
  answered: (state, { request, outcomes, at }) => {
    if (request !== state.outbox.sending) return still(state);
    let { topics, latest } = state;
    for (const outcome of outcomes) {
      if (outcome.__typename === 'ResponseRefused') continue;
      const recorded = outcome.__typename === 'ResponseRecorded' ? outcome : null;
      const progress = recorded?.progress ?? null;
      latest = laterOf(latest, recorded?.cursor ?? null);
      topics = mapValues(topics, (followed) => {
        if (followed.data === undefined) return followed;
        const data = followed.topic.receive(followed.data, outcome.response, progress);
        return received(followed, data, recorded?.cursor ?? null);
      });
    }
    // The server is there: nothing else that waits for it needs to wait longer.
    return withoutWaiting({ ...state, topics, latest, outbox: answered(state.outbox, outcomes, at) });
  },
  unanswered: (state, { request, fault }) => {
    if (request !== state.outbox.sending) return still(state);
    if (fault.kind === 'signed-out') return ended({ ...state, outbox: unanswered(state.outbox) }, true);
    if (fault.kind === 'rejected') return pumped({ ...state, outbox: rejected(state.outbox, fault.message) });
    const outbox = unanswered(state.outbox);
    const atLeast = (fault.retryAfter ?? 0) * 1000;
    const delay = { attempt: outbox.attempt, atLeast, most: longestMs };
    return {
      state: { ...state, outbox, holding: state.holding?.offline ? state.holding : fault },
      effects: [{ do: 'later', name: 'send', delay, input: { is: 'send-due' } }],
    };
  },
  'send-due': (state) => (state.holding?.offline ? still(state) : pumped({ ...state, holding: null })),
  'digest-due': (state) => still({ ...state, digest: state.collecting, collecting: null }),
};

/** What is, and what happened, give what is now and what to do. */
export function step(state: State, input: Input): Step {
  const handler = handlers[input.is] as (state: State, input: Input) => Step;
  return handler(state, input);
}

function started(state: State, result: Extract<Input, { is: 'started' }>['result']): Step {
  if (!result.viewer) return ended(state, state.session.is === 'in');
  const reference: Reference = {
    namesDigest: result.namesDigest,
    agencies: Object.fromEntries(result.agencies.map((agency) => [agency.code, agency])),
    countries: Object.fromEntries(result.countries.map((country) => [country.code, country])),
    cycles: result.cycles,
    currentCycle: result.currentCycle?.code ?? null,
  };
  const person = result.viewer.person.id;
  const wasIn = state.session.is === 'in' && state.author === person;
  const signedIn: State = { ...state, session: { is: 'in', viewer: result.viewer }, reference };
  if (wasIn) {
    // What the device had was right for roles that may have changed meanwhile.
    return rolesOf(state) === rolesOf(signedIn)
      ? withoutWaiting(signedIn)
      : resumeAll(withoutCopies(signedIn));
  }
  return resumeAll(state.author === person ? signedIn : asAuthor(signedIn, person));
}

/** Another person at the same page: what the one before left unsent waits for them, and their copies are forgotten. */
function asAuthor(state: State, person: string): State {
  const { [person]: own, ...others } = state.parked;
  const left = state.author !== null && unsentCount(state.outbox) > 0 ? { [state.author]: state.outbox } : {};
  return {
    ...withoutCopies(state),
    author: person,
    outbox: own ?? emptyOutbox,
    parked: { ...others, ...left },
  };
}

/** A text that changes with what the person may see. */
export function rolesOf({ session }: State): string {
  return session.is === 'in'
    ? JSON.stringify([session.viewer.memberships, session.viewer.withheldRoles])
    : '';
}

function withoutCopies(state: State): State {
  const topics = mapValues(state.topics, (followed) => ({
    ...followed,
    data: undefined,
    cursor: null,
    asOf: null,
  }));
  return { ...state, topics };
}

/**
 * A log that doesn't know a position it gave is another log. Positions of the former mean nothing in it, on any
 * topic.
 */
function uprootedAll(state: State): Step {
  return resumeAll({ ...state, latest: null, topics: mapValues(state.topics, uprooted) });
}

function resumeAll(state: State): Step {
  return Object.values(state.topics)
    .filter((followed) => followed.watchers > 0)
    .reduce((result, followed) => chain(result, (s) => follow(s, resumed(followed))), pumped(state));
}

function startFailed(state: State, fault: Fault): Step {
  if (state.session.is === 'in' && !state.session.asOf) {
    return still(fault.kind === 'turned-away' ? { ...state, link: { ...state.link, fault } } : state);
  }
  const again: Effect = {
    do: 'later',
    name: 'start',
    delay: { attempt: 2, atLeast: (fault.retryAfter ?? 0) * 1000 },
    input: { is: 'opened' },
  };
  const session: State['session'] = state.session.is === 'in' ? state.session : { is: 'unknown', fault };
  return { state: { ...state, session }, effects: [again] };
}

function ended(state: State, byServer: boolean): Step {
  if (state.session.is === 'out') return still(state);
  const outbox = state.outbox.sending ? { ...unanswered(state.outbox), attempt: 0 } : state.outbox;
  const out: State = {
    ...state,
    session: { is: 'out', ended: byServer },
    outbox,
    link: { is: 'none', since: '' },
    roles: null,
  };
  return Object.values(out.topics)
    .filter((followed) => followed.watchers > 0)
    .reduce((result, followed) => chain(result, (s) => follow(s, stopped(followed, 'paused'))), still(out));
}

function linked(state: State, { news, at }: Extract<Input, { is: 'link' }>): Step {
  const { to, roles, ...said } = news;
  const { link } = state;
  // While it is lost it stays so in words until it is back: flickering between two words says less.
  if (state.session.is !== 'in' || (to === 'connecting' && link.is === 'lost')) return still(state);
  if (to === link.is && !said.rung) return still(state);
  const since = to === link.is ? link.since : at;
  const next: State = { ...state, link: { ...said, is: to, since }, roles: roles ?? state.roles };
  if (state.roles !== null && next.roles !== state.roles) {
    // What this person may see and do is another matter now.
    return chain({ state: withoutCopies(next), effects: [{ do: 'start' }] }, resumeAll);
  }
  return to === 'live' || to === 'asking' ? withoutWaiting(next) : still(next);
}

function withoutWaiting(state: State): Step {
  const waiting = Object.values(state.topics).filter((followed) => followed.phase === 'waiting');
  return waiting.reduce(
    (result, followed) => chain(result, (s) => follow(s, due(followed, followed.generation))),
    pumped({ ...state, holding: null }),
  );
}

/** Sends what may go, if somebody is signed in and nothing keeps it. */
function pumped(state: State): Step {
  if (state.session.is !== 'in' || state.holding || state.sends !== 'here') return still(state);
  const { outbox, entries } = taken(state.outbox);
  const effects: Effect[] = entries.length > 0 ? [{ do: 'send', request: outbox.sending, entries }] : [];
  return { state: { ...state, outbox }, effects };
}

/** The page may be ended at any moment from now on: nothing waits for a pause or for its turn any more. */
function leaving(state: State): Step {
  const outbox = Object.keys(state.outbox.lines).reduce(settled, state.outbox);
  if (state.sends === 'elsewhere' || state.holding?.offline) return still({ ...state, outbox });
  const { state: next, effects } = pumped({ ...state, outbox, holding: null });
  if (next.session.is !== 'in') return { state: { ...next, holding: state.holding }, effects };
  const { outbox: left, portions } = sentOff(next.outbox);
  const sends = portions.map((entries): Effect => ({ do: 'send-off', entries }));
  return { state: { ...next, outbox: left }, effects: [...effects, ...sends] };
}

function told(state: State, heard: readonly Heard[]): Step {
  const last = heard.at(-1);
  if (!last) return still(state);
  const lastChange = state.lastChange && state.lastChange > last.at ? state.lastChange : last.at;
  const others = heard.filter((one) => one.byOther);
  if (others.length === 0) return still({ ...state, lastChange });
  const before: Digest = state.collecting ?? { changes: 0, countries: [] };
  const collecting: Digest = {
    changes: before.changes + others.length,
    countries: [...new Set([...before.countries, ...others.map((one) => one.country)])],
  };
  const timer: Effect = { do: 'later', name: 'digest', delay: { ms: digestMs }, input: { is: 'digest-due' } };
  return { state: { ...state, lastChange, collecting }, effects: state.collecting ? [] : [timer] };
}

function follow(state: State, { followed, step }: FollowResult): Step {
  const { state: next } = withTopic(state, followed);
  const { topic, generation } = followed;
  const { id } = topic;
  switch (step) {
    case 'none':
      return still(next);
    case 'read': {
      const first = generation === 1;
      const part = first && state.session.is === 'in' ? topic.readPart(state.session.viewer) : null;
      const request = topic.read(followed.data);
      return { state: next, effects: [{ do: 'read', id, generation, request, part, first }] };
    }
    case 'since':
      return { state: next, effects: [{ do: 'since', id, generation, cursor: followed.cursor ?? '' }] };
    case 'stream':
      return {
        state: next,
        effects: [{ do: 'stream', id, generation, request: topic.stream(followed.data, followed.cursor) }],
      };
    case 'close':
      return { state: next, effects: [{ do: 'close', id }] };
    case 'wait': {
      const delay = { attempt: followed.attempt, atLeast: (followed.fault?.retryAfter ?? 0) * 1000 };
      return {
        state: next,
        effects: [{ do: 'later', name: `due ${id}`, delay, input: { is: 'due', id, generation } }],
      };
    }
  }
}

function forTopic(state: State, id: string, move: (followed: Followed) => FollowResult): Step {
  const followed = state.topics[id];
  return followed ? follow(state, move(followed)) : still(state);
}

function withTopic(state: State, followed: Followed): Step {
  const latest = laterOf(state.latest, followed.cursor);
  return still({ ...state, latest, topics: { ...state.topics, [followed.topic.id]: followed } });
}

function withoutOldest(state: State): State {
  const idle = Object.values(state.topics).filter((followed) => followed.phase === 'idle');
  const dropped = new Set(
    idle.slice(0, Math.max(0, idle.length - keptIdle)).map((followed) => followed.topic.id),
  );
  if (dropped.size === 0) return state;
  return {
    ...state,
    topics: Object.fromEntries(Object.entries(state.topics).filter(([id]) => !dropped.has(id))),
  };
}

function contextOf(state: State, now: string): Context {
  return { viewerId: state.session.is === 'in' ? state.session.viewer.person.id : '', now };
}

function still(state: State): Step {
  return { state, effects: [] };
}

function chain(before: Step, next: (state: State) => Step): Step {
  const after = next(before.state);
  return { state: after.state, effects: [...before.effects, ...after.effects] };
}

function mapValues<Value>(record: Readonly<Record<string, Value>>, change: (value: Value) => Value) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
