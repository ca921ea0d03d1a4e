import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { paths } from './paths.ts';
import type {
  AwaitMessages,
  Command,
  OpenReaders,
  Publish,
  Published,
  Reply,
  RequestsDone,
  RunRequests,
  RunStatement,
} from './programs/load/protocol.ts';

/** The process that sends requests and reads subscriptions. */
export interface Load {
  requests(command: Omit<RunRequests, 'kind'>): Promise<RequestsDone>;
  statement(command: Omit<RunStatement, 'kind'>): Promise<RequestsDone>;
  openReaders(command: Omit<OpenReaders, 'kind'>): Promise<void>;
  publish(command: Omit<Publish, 'kind'>): Promise<Published>;
  /** Milliseconds from the opening of the first reader until each had so many messages. */
  awaitMessages(command: Omit<AwaitMessages, 'kind'>): Promise<number>;
  closeReaders(): Promise<void>;
  stop(): Promise<void>;
}

export function startLoad(): Load {
  const child = fork(join(paths.programs, 'load/main.js'), {
    serialization: 'advanced',
    execArgv: ['--enable-source-maps', '--max-semi-space-size=64'],
  });
  const ask = async (command: Command): Promise<unknown> => {
    const answered = once(child, 'message');
    child.send(command);
    const [{ value, failure }] = (await answered) as [Reply];
    if (failure !== undefined) throw new Error(`The load failed: ${failure}`);
    return value;
  };
  return {
    requests: (command) => ask({ kind: 'requests', ...command }) as Promise<RequestsDone>,
    statement: (command) => ask({ kind: 'statement', ...command }) as Promise<RequestsDone>,
    openReaders: async (command) => void (await ask({ kind: 'open-readers', ...command })),
    publish: (command) => ask({ kind: 'publish', ...command }) as Promise<Published>,
    awaitMessages: (command) => ask({ kind: 'await-messages', ...command }) as Promise<number>,
    closeReaders: async () => void (await ask({ kind: 'close-readers' })),
    async stop() {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}
