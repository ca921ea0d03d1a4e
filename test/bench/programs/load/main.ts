import type { Command, Reply } from './protocol.ts';
import { Readers } from './readers.ts';
import { runStatement, Sender } from './requests.ts';

// The load is a process of its own, so that what it costs is not counted as any server's.

const sender = new Sender();
const readers = new Readers(sender);

async function obey(command: Command): Promise<unknown> {
  switch (command.kind) {
    case 'requests':
      return sender.run(command);
    case 'statement':
      return runStatement(command);
    case 'open-readers':
      return readers.open(command);
    case 'publish':
      return readers.publish(command);
    case 'await-messages':
      return readers.await(command);
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
