import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import type { Said } from '../../elements/use-command.tsx';
import { faultIn } from '../../elements/use-loaded.ts';
import type { Document } from '../../operations/document.ts';
import type { StepFieldsFragment } from '../../operations/operations.generated.ts';

/** A mutation that takes a step of a cycle, or with `dryRun` says what it would do. */
export type StepDocument<Variables> = Document<Readonly<Record<string, StepFieldsFragment>>, Variables>;

export interface Tried {
  readonly step: StepFieldsFragment;
  readonly at: string;
}

export interface UsedStep {
  readonly busy: boolean;
  readonly said: Said | null;
  /** What the dry run of exactly these variables said, while nobody has moved a cycle since. */
  readonly tried: Tried | null;
  /** There was one, and something was moved since. */
  readonly outdated: boolean;
  readonly rehearse: () => void;
  readonly act: () => void;
  readonly forget: () => void;
}

type Found = Tried & { readonly asked: string; readonly version: string };

/** Tries a step first and takes it then. `version` is how far the page knows the log of cycles. */
export function useStep<Variables extends { readonly dryRun: boolean }>({
  document,
  variables,
  version,
  done,
}: {
  document: StepDocument<Variables>;
  variables: Omit<NoInfer<Variables>, 'dryRun'>;
  version: string;
  /** Takes in that it was done, and gives the sentence that says so. */
  done: (step: StepFieldsFragment) => string;
}): UsedStep {
  const {
    sync,
    words: { t },
  } = useApp();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const asked = JSON.stringify(variables);
  const run = async (dryRun: boolean) => {
    if (busy) return;
    setBusy(true);
    setSaid(null);
    try {
      const result = await sync.read({ document, variables: { ...variables, dryRun } });
      const [step] = Object.values(result as Record<string, StepFieldsFragment>);
      if (!step) throw new Error('a step without an outcome');
      if (step.done) {
        setFound(null);
        setSaid({ well: true, text: done(step) });
      } else setFound({ step, at: new Date().toISOString(), asked, version });
    } catch (error) {
      const { kind, message, incident = '–' } = faultIn(error);
      if (kind === 'signed-out') sync.dispatch({ is: 'session-ended' });
      const text =
        kind === 'network'
          ? t(dryRun ? 'cycles.noAnswer' : 'said.network')
          : kind === 'server'
            ? t('said.server', { incident })
            : message;
      setSaid({ well: false, text });
    } finally {
      setBusy(false);
    }
  };
  const same = found?.asked === asked;
  return {
    busy,
    said,
    tried: found && same && found.version === version ? found : null,
    outdated: found !== null && same && found.version !== version,
    rehearse: () => run(true),
    act: () => run(false),
    forget: () => setFound(null),
  };
}
