import { randomUUID } from 'node:crypto';
import type { GraphQLClient } from '../support/graphql-client.ts';
import { reportingAgencies } from '../support/running-concord.ts';

const recordResponse = `mutation ($input: RecordResponseInput!) {
  recordResponse(input: $input) {
    __typename
    ... on ResponseRecorded { mutationId cursor merged replayed response { revision } }
    ... on ResponseConflict { mutationId id replayed response { revision } }
    ... on ResponseRefused { mutationId code message }
  }
}`;

export type Input = {
  mutationId: string;
  country: string;
  agency: string;
  item: string;
  baseRevision: number;
} & Record<string, unknown>;

export type Outcome =
  | {
      __typename: 'ResponseRecorded';
      mutationId: string;
      cursor: string;
      merged: boolean;
      replayed: boolean;
      response: { revision: number };
    }
  | {
      __typename: 'ResponseConflict';
      mutationId: string;
      id: string;
      replayed: boolean;
      response: { revision: number };
    }
  | { __typename: 'ResponseRefused'; mutationId: string; code: string; message: string };

/** A change that was sent, and its answer where one came. */
export type Sent = { input: Input; outcome: Outcome | undefined };

const items = ['LDR-2', 'LDR-4', 'ANL-3'];
const countries = ['KEN', 'PER', 'NPL'];
const statuses = ['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'];
const ratings = ['MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', null];

/** The revisions that somebody has seen last, by answer: what the next change is based on, or a little behind it. */
export type Seen = Map<string, number>;

/** Sends one input, and notes the revision that the answer tells of. */
export async function send(client: GraphQLClient, input: Input, seen: Seen = new Map()): Promise<Outcome> {
  const { recordResponse: outcome } = await client.query<{ recordResponse: Outcome }>(recordResponse, {
    input,
  });
  if (outcome.__typename !== 'ResponseRefused') {
    const key = keyOf(input);
    seen.set(key, Math.max(seen.get(key) ?? 0, outcome.response.revision));
  }
  return outcome;
}

/** A random change of one of a few answers, so that writers meet. */
export function randomInput(seen: Seen): Input {
  const input = upToDateInput(seen);
  const behind = Math.random() < 0.2 ? 1 : 0;
  return { ...input, baseRevision: Math.max(0, input.baseRevision - behind) };
}

/** A change whose author has seen the latest of what they wrote: where nobody else writes, it is recorded. */
export function upToDateInput(seen: Seen): Input {
  const place = { country: pick(countries), agency: pick(reportingAgencies), item: pick(items) };
  const fields = {
    ...(Math.random() < 0.6 && { status: pick(statuses) }),
    ...(Math.random() < 0.3 && { rating: pick(ratings) }),
    narrative: `Words ${Math.floor(Math.random() * 1e9)}`,
    note: 'Because',
  };
  return { mutationId: randomUUID(), ...place, baseRevision: seen.get(keyOf(place)) ?? 0, ...fields };
}

/** Writes until it is told to stop or the server goes away, and keeps everything that it sent. */
export async function writeUntil(client: GraphQLClient, seen: Seen, stopped: () => boolean): Promise<Sent[]> {
  const sent: Sent[] = [];
  while (!stopped()) {
    const change: Sent = { input: randomInput(seen), outcome: undefined };
    sent.push(change);
    try {
      change.outcome = await send(client, change.input, seen);
    } catch {
      // No answer: it may have been recorded or not, and the writer can't know.
      break;
    }
  }
  return sent;
}

function keyOf({ country, agency, item }: Pick<Input, 'country' | 'agency' | 'item'>): string {
  return `${country}/${agency}/${item}`;
}

function pick<Value>(values: readonly Value[]): Value {
  return values[Math.floor(Math.random() * values.length)] as Value;
}
