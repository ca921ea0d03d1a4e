import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { GraphQLClient } from '../support/graphql-client.ts';

const fields = `id shows counts file { id name bytes state received mediaType sha256 }`;
export const declareSource = `mutation ($input: DeclareEvidenceInput!) { declareEvidence(input: $input) { evidence { ${fields} } } }`;
export const eraseSource = `mutation ($id: ID!, $mutationId: UUID!) { eraseEvidence(id: $id, mutationId: $mutationId) { cursor } }`;
export const evidenceSource = `query ($country: String!, $agency: String, $item: String!) {
  answerEvidence(country: $country, agency: $agency, item: $item) { documents { ${fields} } more } }`;

export type ShownEvidence = {
  id: string;
  shows: string;
  counts: boolean;
  file: { id: string; state: string; received: number; mediaType: string | null; sha256: string } | null;
};

/** Bytes that say that they are a PDF, and are like no other’s. */
export function pdfOf(length: number): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(length)]).subarray(0, length);
}

const addressOf = (by: GraphQLClient, id: string) => `${by.serverUrl}/files/uploads/${id}`;
const headersOf = (by: GraphQLClient, more: Record<string, string> = {}) => ({
  'tus-resumable': '1.0.0',
  ...(by.cookie && { cookie: by.cookie }),
  ...more,
});
const patchHeaders = (by: GraphQLClient, offset: number, length?: number) =>
  headersOf(by, {
    'content-type': 'application/offset+octet-stream',
    'upload-offset': String(offset),
    ...(length !== undefined && { 'content-length': String(length) }),
  });

/** Sends files as a device does that loses its line again and again. */
export const sender = {
  patchHeaders,

  /** What declares a file of these bytes; `name` is for the file, the rest for the evidence. */
  inputOf(place: object, bytes: Buffer, { name = 'Minutes: März.pdf', ...given }: { name?: string } = {}) {
    return {
      mutationId: randomUUID(),
      ...place,
      kind: 1,
      datedOn: '2026-02-01',
      language: 'en',
      sensitivity: 'LOW',
      shows: 'The minutes say so.',
      namesNobody: true,
      file: { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
      ...given,
    };
  },

  async status(by: GraphQLClient, method: 'HEAD' | 'PATCH', id: string): Promise<number> {
    const headers = method === 'PATCH' ? patchHeaders(by, 0) : headersOf(by);
    return (await fetch(addressOf(by, id), { method, headers })).status;
  },

  /** How much has come, as the server says it. */
  async offsetOf(by: GraphQLClient, id: string): Promise<number> {
    const answer = await fetch(addressOf(by, id), { method: 'HEAD', headers: headersOf(by) });
    if (!answer.ok) throw new Error(`HEAD answered ${answer.status}`);
    return Number(answer.headers.get('upload-offset'));
  },

  async patch(by: GraphQLClient, bytes: Buffer, id: string, offset: number): Promise<number> {
    const body = new Uint8Array(bytes);
    return (await fetch(addressOf(by, id), { method: 'PATCH', headers: patchHeaders(by, offset), body }))
      .status;
  },

  /** Sends what is left, and gives the status of the last part. */
  async send(by: GraphQLClient, bytes: Buffer, id: string): Promise<number> {
    const offset = await this.offsetOf(by, id);
    return this.patch(by, bytes.subarray(offset), id, offset);
  },

  /** Goes on sending from where it stands, and loses the line after so many bytes. */
  async cut(by: GraphQLClient, bytes: Buffer, id: string, after: number): Promise<void> {
    const offset = await this.offsetOf(by, id);
    const left = bytes.subarray(offset);
    const headers = patchHeaders(by, offset, left.length);
    await new Promise<void>((done) => {
      const asked = request(addressOf(by, id), { method: 'PATCH', headers });
      asked
        .on('error', () => done())
        .on('close', () => done())
        .on('response', (answer) => answer.resume());
      asked.write(left.subarray(0, after), () => asked.destroy());
    });
  },
};
