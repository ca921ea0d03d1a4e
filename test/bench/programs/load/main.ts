import type { Command, Reply } from './protocol.ts';
import { Readers } from './readers.ts';
import { runRequests, runStatement } from './requests.ts';

// The load is a process of its own, so that what it costs is not counted as any server's.

const readers = new Readers();
let openedAt = 0;

async function obey(command: Command): Promise<unknown> {
  switch (command.kind) {
    case 'requests':
      return runRequests(command);
    case 'statement':
      return runStatement(command);
    case 'open-readers':
      openedAt = performance.now();
      return readers.open(command);
    case 'publish':
      return readers.publish(command);
    case 'await-messages':
      return (await readers.await(command)) - openedAt;
    case 'close-readers':
      return readers.close();
  }
}

process.on('message', (command: Command) => {
  const reply = (message: Reply) => process.send?.(message);
  obey(command).then(
    (value) => reply({ value }),
    (error) => reply({ failure: String(error) }),
  );
});
