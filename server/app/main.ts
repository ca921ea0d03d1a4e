import { StartupError } from '../lib/startup-error.ts';
import { readConfig } from './config.ts';
import { openProcessLog } from './process-log.ts';
import { type Concord, startConcord } from './start-concord.ts';

/**
 * Starts Concord and owns the process's signals. SIGTERM and SIGINT drain and end with 0; a second one ends at once. A
 * start that somebody must put something right for ends with one sentence and exit code 1.
 */
async function main(): Promise<void> {
  let concord: Concord | undefined;
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await concord?.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const config = readConfig(process.env);
  const log = openProcessLog(config);
  // Left to Node, it would print the whole error, with rows and parameters where it is the database's.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'a fault that nobody handled');
    process.exit(1);
  });
  concord = await startConcord(config, log);
  log.info({ url: concord.url, demo: config.demo }, 'ready');
  process.stdout.write(`Concord is ready: ${concord.url}\n`);
}

main().catch((error) => {
  process.stderr.write(error instanceof StartupError ? `${error.message}\n` : `${error?.stack ?? error}\n`);
  process.exit(1);
});
