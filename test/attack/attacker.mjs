// One attack in a process of its own, so that it doesn't hold up the measuring. attacker.mjs NAME PORT COOKIE
// SECONDS prints what it was answered, and how often, as JSON.
import { setMaxListeners } from 'node:events';
import { attacks } from './attacks.mjs';

const [name = '', port, cookie = '', seconds] = process.argv.slice(2);
const attack = attacks[name];
if (!attack) throw new Error(`There is no attack “${name}”.`);
/** @type {Record<string, number>} */
const outcomes = {};
const stop = new AbortController();
// Every connection listens for the end.
setMaxListeners(0, stop.signal);
setTimeout(() => stop.abort(), Number(seconds) * 1_000);
await attack({
  port: Number(port),
  cookie,
  signal: stop.signal,
  count: (outcome) => {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  },
});
process.stdout.write(JSON.stringify(outcomes), () => process.exit(0));
