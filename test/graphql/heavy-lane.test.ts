import { describe, expect, it } from 'vitest';
import { HeavyLane } from '../../server/graphql/heavy-lane.ts';
import { heavyOperations } from '../../server/graphql/limits.ts';

const { cost, atATime, waiting, waitingOfPerson } = heavyOperations;

describe('operations that ask for very much', () => {
  it('run a few at a time, in the order in which they came, and others pass them', async () => {
    const lane = new HeavyLane();
    const begun: string[] = [];
    const enter = async (person: string) => {
      const leave = await lane.enter(person, cost);
      begun.push(person);
      return leave;
    };
    const leaves = await Promise.all(Array.from({ length: atATime }, (_, index) => enter(`first ${index}`)));
    const a = enter('a');
    const b = enter('b');
    await lane.enter('c', cost - 1);
    expect(begun).toEqual(['first 0', 'first 1']);
    leaves[0]?.();
    // Left twice is left once.
    leaves[0]?.();
    await a;
    expect(begun.slice(atATime)).toEqual(['a']);
    leaves[1]?.();
    await b;
    expect(begun.slice(atATime)).toEqual(['a', 'b']);
  });

  it('are refused where too many wait, of one person or of all, and make room again', async () => {
    const lane = new HeavyLane();
    const running = await Promise.all(Array.from({ length: atATime }, () => lane.enter('first', cost)));
    const queued = Array.from({ length: waitingOfPerson }, () => lane.enter('a', cost));
    await expect(lane.enter('a', cost)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    for (let person = waitingOfPerson; person < waiting; person++)
      queued.push(lane.enter(`p${person}`, cost));
    await expect(lane.enter('b', cost)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    for (const leave of running) leave();
    for (const entered of queued) (await entered)();
    expect(await lane.enter('b', cost)).toBeTypeOf('function');
  });
});
