import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFirstSync, type FirstSync } from '../../client/sync/first-sync.ts';
import type { Sync } from '../../client/sync/runtime.ts';

const nobody = { data: null, errors: [{ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED' } }] };
const names = { namesDigest: 'one', agencies: [{ code: 'WHO' }], countries: [{ code: 'KEN' }] };
const somebody = { data: { viewer: { person: { id: 'me' } }, ...names } };
const answered = (body: unknown) => Promise.resolve(Response.json(body));

/** What a machine is told that comes now. */
function told(first: FirstSync): string[] {
  const heard: string[] = [];
  first.handOver({ dispatch: (input: { is: string }) => heard.push(input.is) } as unknown as Sync);
  return heard;
}

it('knows that nobody is signed in before the machine is there, and tells it', async () => {
  const first = createFirstSync(answered(nobody));
  expect(first.state().session.is).toBe('unknown');
  await expect.poll(() => first.state().session.is).toBe('out');
  expect(told(first)).toEqual(['start-failed']);
});

it('hands over who is signed in, and shows nothing before', async () => {
  const first = createFirstSync(answered(somebody));
  const heard = told(first);
  await expect.poll(() => heard).toEqual(['started']);
  expect(first.state().session.is).toBe('unknown');
});

it('has the machine ask again where somebody signed in meanwhile, and forgets who it was before', async () => {
  const first = createFirstSync(answered(nobody));
  await expect.poll(() => first.state().session.is).toBe('out');
  let drawn = 0;
  first.subscribe(() => {
    drawn += 1;
  });
  first.dispatch({ is: 'opened' });
  expect(first.state().session.is).toBe('unknown');
  expect(drawn).toBe(1);
  const heard = told(first);
  expect(heard).toEqual(['opened']);
  first.dispatch({ is: 'opened' });
  expect(heard).toEqual(['opened', 'opened']);
});

it.each([
  ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['an answer of somebody else', () => Promise.resolve(new Response('<!doctype html>'))],
  ['a fault', () => answered({ data: null, errors: [{ message: 'No.' }] })],
  ['no question', () => undefined],
])('has the machine ask where there is %s', async (_what, asked) => {
  const heard = told(createFirstSync(asked()));
  await expect.poll(() => heard).toEqual(['opened']);
});

describe('on a device that was here before', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** What the machine is told of an answer without names, where the device has those of `digest`. */
  async function heardWith(digest: string): Promise<unknown[]> {
    vi.stubGlobal('localStorage', { 'concord-names': JSON.stringify({ ...names, namesDigest: digest }) });
    const { viewer, namesDigest } = somebody.data;
    const heard: unknown[] = [];
    const sync = { dispatch: (input: object) => heard.push(input) } as unknown as Sync;
    createFirstSync(answered({ data: { viewer, namesDigest } })).handOver(sync);
    await expect.poll(() => heard).toHaveLength(1);
    return heard;
  }

  it('puts in the names that it has', async () => {
    expect(await heardWith('one')).toMatchObject([{ is: 'started', result: somebody.data }]);
  });

  it('has the machine ask for all where the server has other names now', async () => {
    expect(await heardWith('another')).toEqual([{ is: 'opened' }]);
  });
});
