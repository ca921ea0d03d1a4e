import { expect, test } from 'vitest';
import { ExportTurns } from '../../server/exports/export-turns.ts';

const rules = { atATime: 2, waiting: 1, waitMs: 60_000, longestMs: 60_000 };

test('two run at a time, in the order in which they came, and of each person one', async () => {
  const turns = new ExportTurns(rules);
  const first = await turns.take('A');
  const second = await turns.take('B');
  await expect(turns.take('A')).rejects.toThrow('You are getting an export already');
  let come = false;
  const third = turns.take('C').then((turn) => {
    come = true;
    return turn;
  });
  await expect(turns.take('D')).rejects.toThrow('try again in a minute');
  await Promise.resolve();
  expect(come).toBe(false);
  first.end();
  const thirdTurn = await third;
  // Ending twice frees one place alone.
  first.end();
  const fourth = turns.take('A');
  second.end();
  await fourth;
  thirdTurn.end();
});

test('who waited too long is told so, and keeps nobody else waiting', async () => {
  const turns = new ExportTurns({ ...rules, atATime: 1, waitMs: 5 });
  const first = await turns.take('A');
  await expect(turns.take('B')).rejects.toThrow('try again in a minute');
  first.end();
  const again = await turns.take('B');
  again.end();
});

test('a turn that takes too long says so to whoever has it', async () => {
  const turns = new ExportTurns({ ...rules, longestMs: 5 });
  const { signal, end } = await turns.take('A');
  await expect.poll(() => signal.aborted, { interval: 1 }).toBe(true);
  end();
});
