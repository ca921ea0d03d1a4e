import { useRef } from 'preact/hooks';
import type { Document } from '../operations/document.ts';
import { type Command, useCommand } from './use-command.tsx';

export interface Once {
  readonly command: Command;
  /** Sends what `variables` makes of an id. The same sent again after a fault has the same id, so that it is done once. */
  readonly send: <Result, Variables extends Readonly<Record<string, unknown>>>(
    document: Document<Result, Variables>,
    variables: (mutationId: string) => Variables,
    done: (result: Result) => string,
  ) => Promise<boolean>;
}

/** One request at a time, which is done once however often it has to be sent. */
export function useOnce(): Once {
  const command = useCommand();
  const last = useRef({ asked: '', mutationId: '' });
  return {
    command,
    send: async (document, variables, done) => {
      if (command.busy) return false;
      const asked = JSON.stringify([document, variables('')]);
      if (last.current.asked !== asked) last.current = { asked, mutationId: crypto.randomUUID() };
      const sent = await command.run(document, variables(last.current.mutationId), done);
      if (sent) last.current = { asked: '', mutationId: '' };
      return sent;
    },
  };
}
