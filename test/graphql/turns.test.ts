import { describe, expect, it } from 'vitest';
import { heavyReads, operationsOfPerson } from '../../server/graphql/limits.ts';
import { OperationTurns } from '../../server/graphql/operation-turns.ts';

const refused = { extensions: { code: 'RATE_LIMITED' } };

describe('operations', () => {
  it('that read very much run a few at a time, in the order in which they came, and others pass them', async () => {
    const turns = new OperationTurns();
    const begun: string[] = [];
    const enter = async (person: string) => {
      const leave = await turns.enter(person, heavyReads.values);
      begun.push(person);
      return leave;
    };
    const leaves = await Promise.all(
      Array.from({ length: heavyReads.atATime }, (_, index) => enter(`first ${index}`)),
    );
    const a = enter('a');
    const b = enter('b');
    await turns.enter('c', heavyReads.values - 1);
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
    const { waiting, waitingOfPerson, atATime, values } = heavyReads;
    const turns = new OperationTurns();
    const running = await Promise.all(Array.from({ length: atATime }, () => turns.enter('first', values)));
    const queued = Array.from({ length: waitingOfPerson }, () => turns.enter('a', values));
    // Whoever is refused has no turn of their own left over: this would use them up.
    for (let tries = 0; tries <= operationsOfPerson.atATime; tries++) {
      await expect(turns.enter('a', values)).rejects.toMatchObject(refused);
    }
    for (let person = waitingOfPerson; person < waiting; person++)
      queued.push(turns.enter(`p${person}`, values));
    await expect(turns.enter('b', values)).rejects.toMatchObject(refused);
    for (const leave of running) leave();
    for (const entered of queued) (await entered)();
    expect(await turns.enter('b', values)).toBeTypeOf('function');
  });

  it('of one person wait for each other, and never for those of somebody else', async () => {
    const { atATime, waiting } = operationsOfPerson;
    const turns = new OperationTurns();
    const running = await Promise.all(Array.from({ length: atATime }, () => turns.enter('a', 1)));
    let begun = 0;
    const enter = async () => {
      await turns.enter('a', 1);
      begun += 1;
    };
    const queued = Array.from({ length: waiting }, enter);
    await turns.enter('b', 1);
    expect(begun).toBe(0);
    await expect(turns.enter('a', 1)).rejects.toMatchObject(refused);
    running[0]?.();
    await queued[0];
    expect(begun).toBe(1);
  });
});
