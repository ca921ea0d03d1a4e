import { useApp } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useDayInUtc } from '../../elements/use-day-in-utc.ts';
import { RecordEarlyActionOutcomeDocument } from '../../operations/monitor.generated.ts';
import type { EarlyActionOutcome } from '../../operations/operations.generated.ts';
import { Choice } from '../monitor/choice.tsx';
import { useUnsent } from '../monitor/use-unsent.ts';
import { type EarlyAction, outcomes } from './read-alerts.ts';
import { useFirstField } from './use-first-field.ts';

interface Typed {
  readonly outcome: EarlyActionOutcome;
  readonly outcomeOn: string;
  readonly words: string;
  /** On which it was typed: what a colleague said since must not be written over unread. */
  readonly revision: number;
}

interface Props {
  readonly action: EarlyAction;
  readonly country: string;
  readonly onLeave: () => void;
  readonly onTold: () => void;
}

/** What came of an early action, of which day that is true, and in words. */
export function OutcomeForm({ action: { id, revision }, country, onLeave, onTold }: Props) {
  const { t } = useApp().words;
  const today = useDayInUtc();
  const command = useCommand();
  const first = useFirstField<HTMLTextAreaElement>(true);
  const [typed, setTyped] = useUnsent<Typed>(`${country} outcome ${id}`);
  const given = typed ?? { outcome: 'UNKNOWN', outcomeOn: today, words: '', revision };
  const set = (change: Partial<Typed>) => setTyped({ ...given, ...change });
  const tell = async (event: SubmitEvent) => {
    event.preventDefault();
    const { revision: baseRevision, ...told } = given;
    const sent = await command.run(RecordEarlyActionOutcomeDocument, { id, baseRevision, ...told }, () =>
      t('alerts.recorded'),
    );
    if (!sent) return;
    setTyped(null);
    onTold();
  };
  return (
    <form
      class="monitor-form monitor-sheet"
      autocomplete="off"
      aria-label={t('alerts.tellOutcome')}
      onSubmit={tell}
    >
      <Choice
        label={t('alerts.outcome')}
        values={outcomes}
        nameOf={(one) => t(`alerts.outcome.${one}`)}
        value={given.outcome}
        onChange={(outcome) => set({ outcome })}
      />
      <label>
        {t('alerts.outcomeOn')}
        <input
          type="date"
          required
          max={today}
          value={given.outcomeOn}
          onInput={({ currentTarget }) => set({ outcomeOn: currentTarget.value })}
        />
      </label>
      <label class="whole">
        {t('alerts.outcomeWords')}
        <textarea
          ref={first}
          dir="auto"
          required
          maxLength={20_000}
          spellcheck={false}
          value={given.words}
          onInput={({ currentTarget }) => set({ words: currentTarget.value })}
        />
      </label>
      <div class="whole">
        <SaidLine said={command.said} />
      </div>
      <div class="pick whole">
        <button type="submit" class="main" disabled={command.busy}>
          {t('monitor.save')}
        </button>
        <button
          type="button"
          onClick={() => {
            setTyped(null);
            onLeave();
          }}
        >
          {t('said.cancel')}
        </button>
        {typed && <span class="waiting small">{t('monitor.unsent')}</span>}
      </div>
    </form>
  );
}
