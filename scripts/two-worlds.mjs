// npm run two-worlds -- 10000 [seed]: as many tries to tell a world with one more incident from the one without.
import { spawnSync } from 'node:child_process';

const [tries = '10000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
if (!/^\d+$/.test(tries) || !/^\d+$/.test(seed)) {
  console.error('How many tries, and with which seed: two whole numbers.');
  process.exit(2);
}
console.log(`${tries} tries with seed ${seed}`);
const { status } = spawnSync('npx', ['vitest', 'run', 'test/monitor/two-worlds'], {
  stdio: 'inherit',
  env: { ...process.env, TWO_WORLDS: tries, TWO_WORLDS_SEED: seed },
});
process.exit(status ?? 1);
