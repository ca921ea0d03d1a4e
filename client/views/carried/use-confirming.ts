import { useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { faultIn } from '../../elements/use-loaded.ts';
import type { ConfirmResponsesMutation } from '../../operations/operations.generated.ts';
import { ConfirmResponsesDocument } from '../../operations/soon.generated.ts';
import type { ResponseAddress } from '../../sync/model.ts';

/** What is confirmed: the recorded answer, and the one of this year for which it stands. */
export interface ToConfirm {
  readonly id: string;
  readonly address: ResponseAddress;
}

/** With what came of it. */
export interface Confirmed extends ToConfirm {
  readonly outcome: ConfirmResponsesMutation['confirmResponses'][number];
}

/** What came of it: each answer's own outcome at a time, or why nothing is known. */
export type ConfirmSaid =
  | { readonly at: string; readonly confirmed: readonly Confirmed[] }
  | { readonly fault: string };

interface Sending {
  readonly mutationId: string;
  readonly writtenAt: string;
}

/**
 * Confirms at once or not at all: there is nothing of one's own in it that could be lost. What brought no answer goes
 * again under the same ids, so that nothing is confirmed twice.
 */
export function useConfirming() {
  const {
    sync,
    words: { t },
  } = useApp();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<ConfirmSaid | null>(null);
  const unanswered = useRef(new Map<string, Sending>());
  const confirm = async (answers: readonly ToConfirm[]): Promise<readonly Confirmed[]> => {
    if (busy) return [];
    setBusy(true);
    const ids = unanswered.current;
    const inputs = answers.map(({ id }) => {
      const sending = ids.get(id) ?? {
        mutationId: crypto.randomUUID(),
        writtenAt: new Date().toISOString(),
      };
      ids.set(id, sending);
      return { answer: id, ...sending };
    });
    try {
      const result = await sync.read({ document: ConfirmResponsesDocument, variables: { inputs } });
      const outcomes = (result as ConfirmResponsesMutation).confirmResponses;
      const confirmed = answers.flatMap((answer, index) => {
        const outcome = outcomes[index];
        ids.delete(answer.id);
        return outcome ? [{ ...answer, outcome }] : [];
      });
      setSaid({ at: new Date().toISOString(), confirmed });
      return confirmed;
    } catch (error) {
      const { kind, message, incident = '–' } = faultIn(error);
      if (kind === 'signed-out') sync.dispatch({ is: 'session-ended' });
      const fault =
        kind === 'network'
          ? t('carried.noAnswer')
          : kind === 'server'
            ? t('carried.serverFault', { incident })
            : message;
      setSaid({ fault });
      return [];
    } finally {
      setBusy(false);
    }
  };
  return { busy, said, confirm };
}
