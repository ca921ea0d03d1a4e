import { describe, expect, it } from 'vitest';
import { expensiveReads, operationsOfPerson } from '../../server/graphql/limits.ts';
import { OperationLimiter } from '../../server/graphql/operation-limiter.ts';

const refused = { extensions: { code: 'RATE_LIMITED' } };

describe('operations', () => {
  it('that read very much run a few at a time, in the order in which they came, and others pass them', async () => {
    const turns = new OperationLimiter();
    const begun: string[] = [];
    const enter = async (person: string) => {
      const leave = await turns.acquire(person, expensiveReads.values);
      begun.push(person);
      return leave;
    };
    const leaves = await Promise.all(
      Array.from({ length: expensiveReads.atATime }, (_, index) => enter(`first ${index}`)),
    );
    const a = enter('a');
    const b = enter('b');
    await turns.acquire('c', expensiveReads.values - 1);
    expect(begun).toEqual(['first 0', 'first 1']);
    leaves[0]?.();
    // Left twice is left once.
    leaves[0]?.();
    await a;
    expect(begun.slice(2)).toEqual(['a']);
    leaves[1]?.();
    await b;
    expect(begun.slice(2)).toEqual(['a', 'b']);
  });

  it('that read very much are refused where too many wait, of one person or of all, and make room again', async () => {
    const { waiting, waitingOfPerson, atATime, values } = expensiveReads;
    const turns = new OperationLimiter();
    const running = await Promise.all(Array.from({ length: atATime }, () => turns.acquire('first', values)));
    const queued = Array.from({ length: waitingOfPerson }, () => turns.acquire('a', values));
    // Whoever is refused has no turn of their own left over: this would use them up.
    for (let tries = 0; tries <= operationsOfPerson.atATime; tries++) {
      await expect(turns.acquire('a', values)).rejects.toMatchObject(refused);
    }
    for (let person = waitingOfPerson; person < waiting; person++)
      queued.push(turns.acquire(`p${person}`, values));
    await expect(turns.acquire('b', values)).rejects.toMatchObject(refused);
    for (const leave of running) leave();
    for (const entered of queued) (await entered)();
    expect(await turns.acquire('b', values)).toBeTypeOf('function');
  });

  it('of one person wait for each other, and never for those of somebody else', async () => {
    const { atATime, waiting } = operationsOfPerson;
    const turns = new OperationLimiter();
    const running = await Promise.all(Array.from({ length: atATime }, () => turns.acquire('a', 1)));
    let begun = 0;
    const enter = async () => {
      await turns.acquire('a', 1);
      begun += 1;
    };
    const queued = Array.from({ length: waiting }, enter);
    await turns.acquire('b', 1);
    expect(begun).toBe(0);
    await expect(turns.acquire('a', 1)).rejects.toMatchObject(refused);
    running[0]?.();
    await queued[0];
    expect(begun).toBe(1);
  });
});
