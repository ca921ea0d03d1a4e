import { expect, it } from 'vitest';
import { createFirstSync, type FirstSync } from '../../client/sync/first-sync.ts';
import type { Sync } from '../../client/sync/runtime.ts';

const nobody = { data: null, errors: [{ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED' } }] };
const somebody = { data: { viewer: { person: { id: 'me' } } } };
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
