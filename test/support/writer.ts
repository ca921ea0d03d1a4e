import { randomUUID } from 'node:crypto';
import type { GraphQLClient } from './graphql-client.ts';

/** One change as a person makes it: where, and what. */
export interface Change {
  country: string;
  /** Null for the country team's items. */
  agency: string | null;
  item: string;
  status?: string;
  rating?: string | null;
  narrative?: string | null;
  note?: string;
  /** By the device's clock. */
  writtenAt?: string;
  /** What the author saw, if it was somebody else's. */
  baseRevision?: number;
}

export interface Writer {
  /** Records the changes in one call; fails where one is not recorded. */
  write(...changes: Change[]): Promise<void>;
}

const mutation = `mutation ($inputs: [RecordResponseInput!]!) {
  recordResponses(inputs: $inputs) {
    __typename
    ... on ResponseRecorded { response { revision } }
    ... on ResponseRefused { message }
  }
}`;

interface Result {
  recordResponses: { __typename: string; response?: { revision: number }; message?: string }[];
}

/** Makes a writer that always knows the newest revision of what it wrote itself. */
export function createWriter(client: GraphQLClient): Writer {
  const revisions = new Map<string, number>();
  const keyOf = ({ country, agency, item }: Change) => `${country}/${agency}/${item}`;
  return {
    async write(...changes) {
      const inputs = changes.map((change) => ({
        mutationId: randomUUID(),
        baseRevision: revisions.get(keyOf(change)) ?? 0,
        ...change,
      }));
      const { recordResponses } = await client.query<Result>(mutation, { inputs });
      for (const [index, outcome] of recordResponses.entries()) {
        const change = changes[index];
        if (!change || !outcome.response) throw new Error(`Not recorded: ${JSON.stringify(outcome)}`);
        revisions.set(keyOf(change), outcome.response.revision);
      }
    },
  };
}
