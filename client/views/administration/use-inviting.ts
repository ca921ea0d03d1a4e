import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { faultIn } from '../../elements/use-loaded.ts';
import { InvitePeopleDocument } from '../../operations/later.generated.ts';
import type { InvitePeopleMutation } from '../../operations/operations.generated.ts';
import type { Fault } from '../../sync/model.ts';
import type { InviteLine } from './read-csv.ts';

export type Outcome = InvitePeopleMutation['invitePeople'][number];

/** What became of a list of invitations, or would become of it. */
export interface Inviting {
  readonly busy: boolean;
  readonly dryRun: boolean;
  /** Each line with what came of it; nothing yet where its part of the list was not answered. */
  readonly lines: readonly { readonly line: InviteLine; readonly outcome: Outcome | null }[];
  readonly fault: Fault | null;
}

/** The server takes so many lines at once. */
const mostLines = 200;

/** Invites, or only asks what would come of it. Lines that can't be read are not sent. */
export function useInviting() {
  const { sync } = useApp();
  const [inviting, setInviting] = useState<Inviting>({ busy: false, dryRun: true, lines: [], fault: null });
  const invite = async (lines: readonly InviteLine[], dryRun: boolean) => {
    const outcomes = new Map<InviteLine, Outcome>();
    const state = (busy: boolean, fault: Fault | null) =>
      setInviting({
        busy,
        dryRun,
        fault,
        lines: lines.map((line) => ({ line, outcome: outcomes.get(line) ?? null })),
      });
    const sendable = lines.filter(({ input }) => input !== null);
    state(true, null);
    try {
      for (let at = 0; at < sendable.length; at += mostLines) {
        const part = sendable.slice(at, at + mostLines);
        const result = await sync.read({
          document: InvitePeopleDocument,
          variables: { lines: part.map(({ input }) => input), dryRun },
        });
        (result as InvitePeopleMutation).invitePeople.forEach((outcome, index) => {
          const line = part[index];
          if (line) outcomes.set(line, outcome);
        });
      }
      state(false, null);
    } catch (error) {
      const fault = faultIn(error);
      if (fault.kind === 'signed-out') sync.dispatch({ is: 'session-ended' });
      state(false, fault);
    }
  };
  return { inviting, invite };
}
