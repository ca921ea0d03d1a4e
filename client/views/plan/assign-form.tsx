import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { SaidLine } from '../../elements/use-command.tsx';
import { useOnce } from '../../elements/use-once.ts';
import { AssignAnswerDocument } from '../../operations/plan.generated.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import type { Plan } from '../../sync/topics/plan.ts';
import { PersonChoice } from './person-choice.tsx';

interface Props {
  readonly address: ResponseAddress;
  readonly assignment: Plan['assignment'];
}

/** Says who is to write an answer, and by when; or that it is nobody's in particular any more. */
export function AssignForm({ address, assignment }: Props) {
  const { t } = useWords();
  const { send, command } = useOnce();
  const [chosen, setChosen] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const to = chosen ?? assignment?.to.id ?? '';
  const dueOn = day ?? assignment?.dueOn ?? '';
  const assign = async (person: string | null, by: string | null, said: string) => {
    const input = { ...address, to: person, dueOn: by };
    if (
      await send(
        AssignAnswerDocument,
        (mutationId) => ({ input: { ...input, mutationId } }),
        () => said,
      )
    ) {
      // What was chosen meanwhile stays.
      setChosen((now) => (now === chosen ? null : now));
      setDay((now) => (now === day ? null : now));
    }
  };
  return (
    <form
      class="plan-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (to !== '') assign(to, dueOn || null, t('plan.assigned'));
      }}
    >
      <PersonChoice
        address={address}
        label={t('plan.to')}
        nobody={t('plan.choose')}
        value={to}
        known={assignment?.to ?? null}
        onChoose={setChosen}
      />
      <label>
        {t('plan.by')}
        <input type="date" value={dueOn} onInput={(event) => setDay(event.currentTarget.value)} />
      </label>
      <div class="pick">
        <button type="submit" disabled={to === ''} aria-disabled={command.busy}>
          {t('plan.assign')}
        </button>
        {assignment && (
          <button
            type="button"
            aria-disabled={command.busy}
            onClick={() => assign(null, null, t('plan.takenBack'))}
          >
            {t('plan.takeBack')}
          </button>
        )}
      </div>
      <SaidLine said={command.said} />
    </form>
  );
}
