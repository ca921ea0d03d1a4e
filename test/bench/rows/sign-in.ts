import { type Bench, copyShared, measureRows, type Row } from '../bench.ts';
import { type Contender, type ContenderName, startContenders, stopContenders } from '../contenders.ts';
import { Budget, perSecond, timeRequests } from '../timing.ts';

const database = 'bench_sign_in';
const signingIn: ContenderName[] = ['concord', 'before', 'rows'];
const CONCURRENCY = 8;

export async function signInRows(bench: Bench): Promise<void> {
  if (!bench.wants('sign-in')) return;
  const names = bench.among(signingIn);
  const data = await copyShared(bench, database, names);
  const contenders = await startContenders(names, data.urlOf, bench.buildOf);
  const budget = new Budget(bench.budgetMs);
  const request = { path: '/auth/demo', body: JSON.stringify({ persona: 'focal-point/UNICEF/KEN' }) };
  const row: Row<Contender> = {
    id: 'sign-in',
    title: 'Sign in (the floor: one insert and a cookie)',
    unit: 'a second',
    measure: async (contender) => {
      const count = budget.countFor(contender.name);
      const done = await timeRequests(
        // Who signs in has no session yet.
        { ...contender, headers: {} },
        new Array(count).fill(request),
        { load: bench.load, concurrency: CONCURRENCY, expect: '{' },
      );
      budget.learn(contender.name, done.elapsedMs, count);
      return perSecond(count, done.elapsedMs, done.cpuMs);
    },
  };
  try {
    await measureRows(bench, [row], contenders);
  } finally {
    await stopContenders(contenders);
    await data.drop();
  }
}
