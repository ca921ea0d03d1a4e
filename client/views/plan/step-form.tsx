import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { type Command, SaidLine } from '../../elements/use-command.tsx';
import type { Person, ResponseAddress } from '../../sync/model.ts';
import { useKept } from '../cycles/use-kept.ts';
import { PersonChoice } from './person-choice.tsx';

/** What a step is to say. */
export interface StepFields {
  readonly text: string;
  readonly owner: string | null;
  readonly dueOn: string;
}

interface Props {
  /** Under which what was typed is kept until it is sent. */
  readonly name: string;
  readonly address: ResponseAddress;
  readonly before: { readonly text: string; readonly owner: Person | null; readonly dueOn: string };
  readonly go: string;
  readonly command: Command;
  /** True where it was taken. */
  readonly onSend: (fields: StepFields) => Promise<boolean>;
  readonly onLeave?: () => void;
}

/** What is to be done, by whom and by when. */
export function StepForm({ name, address, before, go, command, onSend, onLeave }: Props) {
  const { t } = useWords();
  const [text, setText, forgetText] = useKept(`${name} text`, before.text);
  const [owner, setOwner, forgetOwner] = useKept(`${name} owner`, before.owner?.id ?? '');
  const [dueOn, setDueOn, forgetDay] = useKept(`${name} day`, before.dueOn);
  const first = useRef<HTMLTextAreaElement>(null);
  const leaves = onLeave !== undefined;
  // The button that opened it is gone.
  useEffect(() => {
    if (leaves) first.current?.focus();
  }, [leaves]);
  const forget = () => [forgetText(), forgetOwner(), forgetDay()].every(Boolean);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    // Whoever wrote on meanwhile stays in the form.
    if ((await onSend({ text, owner: owner || null, dueOn })) && forget()) onLeave?.();
  };
  return (
    <form class="plan-form" onSubmit={send}>
      <label class="whole">
        {t('plan.what')}
        <textarea
          ref={first}
          dir="auto"
          rows={2}
          required
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <PersonChoice
        address={address}
        label={t('plan.who')}
        nobody={t('plan.nobody')}
        value={owner}
        known={before.owner}
        onChoose={setOwner}
      />
      <label>
        {t('plan.by')}
        <input type="date" required value={dueOn} onInput={(event) => setDueOn(event.currentTarget.value)} />
      </label>
      <div class="pick">
        <button type="submit" aria-disabled={command.busy}>
          {go}
        </button>
        {onLeave && (
          <button
            type="button"
            onClick={() => {
              forget();
              onLeave();
            }}
          >
            {t('plan.leave')}
          </button>
        )}
      </div>
      <SaidLine said={command.said} />
    </form>
  );
}
