import { useMemo, useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { CheckSnapshotDocument } from '../../operations/later.generated.ts';

/** Holds a snapshot to the log when somebody asks, since it takes the server seconds. */
export function SnapshotCheck({ cycle, name }: { cycle: string; name: string }) {
  const { t } = useWords();
  const command = useCommand();
  const [problem, setProblem] = useState<string | null>(null);
  const check = () => {
    setProblem(null);
    command.run(CheckSnapshotDocument, { cycle, name }, ({ snapshotCheck }) => {
      setProblem(snapshotCheck.problem);
      return t('cycles.verifies', { erased: snapshotCheck.erased });
    });
  };
  // The same as long as it says the same: it takes the focus whenever it is another.
  const found = useMemo(() => (problem === null ? null : { well: false, text: problem }), [problem]);
  return (
    <div class="check">
      <button type="button" class="plain" disabled={command.busy} onClick={check}>
        {t(command.busy ? 'cycles.verifying' : 'cycles.verify', { name })}
      </button>
      <SaidLine said={found ?? command.said} />
    </div>
  );
}
