import { useApp } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import type { Command } from '../../elements/use-command.tsx';
import { useDayInUtc } from '../../elements/use-day-in-utc.ts';
import { RecordMonitorReportDocument } from '../../operations/monitor.generated.ts';
import { Choice } from '../monitor/choice.tsx';
import { consents, reliabilities, retentions } from '../monitor/terms.ts';
import { useUnsent } from '../monitor/use-unsent.ts';
import { asTried, newReport, type ReportDraft, type ReportGiven } from './report-draft.ts';

interface Props {
  readonly country: string;
  readonly command: Command;
  readonly onRecorded: () => void;
  readonly onLeft: () => void;
}

/** The form that records what came in. Its words come first: the rest has answers already that are safe. */
export function ReportForm({ country, command, onRecorded, onLeft }: Props) {
  const { t } = useApp().words;
  const today = useDayInUtc();
  const [draft, setDraft] = useUnsent<ReportDraft>(`${country} report`);
  const given = draft?.given ?? newReport(today);
  const set = (change: Partial<ReportGiven>) =>
    setDraft({ given: { ...given, ...change }, tried: draft?.tried ?? null });
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (command.busy) return;
    const { tried } = asTried(draft ?? { given, tried: null }, () => crypto.randomUUID());
    setDraft({ given, tried });
    const input = {
      ...given,
      country,
      mutationId: tried.mutationId,
      consentLimits: given.consentLimits || null,
    };
    const sent = await command.run(RecordMonitorReportDocument, { input }, () => t('monitor.recorded'));
    if (!sent) return;
    setDraft(null);
    onRecorded();
  };
  const leave = () => {
    setDraft(null);
    onLeft();
  };
  return (
    <form
      class="monitor-form monitor-sheet"
      autocomplete="off"
      aria-label={t('monitor.record')}
      onSubmit={send}
    >
      <label class="whole">
        {t('monitor.reportText')}
        <textarea
          class="long"
          dir="auto"
          required
          maxLength={20_000}
          spellcheck={false}
          aria-describedby="report-hint"
          value={given.text}
          ref={takeFocus}
          onInput={({ currentTarget }) => set({ text: currentTarget.value })}
        />
      </label>
      <p class="whole small quiet" id="report-hint">
        {t('monitor.nameNobody')}
      </p>
      <label>
        {t('monitor.sourceCode')}
        <input
          dir="auto"
          required
          maxLength={200}
          spellcheck={false}
          value={given.sourceCode}
          onInput={({ currentTarget }) => set({ sourceCode: currentTarget.value })}
        />
      </label>
      <label>
        {t('monitor.receivedOn')}
        <input
          type="date"
          required
          max={today}
          value={given.receivedOn}
          onInput={({ currentTarget }) => set({ receivedOn: currentTarget.value })}
        />
      </label>
      <Choice
        label={t('monitor.sourceReliability')}
        values={reliabilities}
        nameOf={(one) => t(`monitor.reliability.${one}`)}
        value={given.sourceReliability}
        onChange={(sourceReliability) => set({ sourceReliability })}
      />
      <Choice
        label={t('monitor.consent')}
        values={consents}
        nameOf={(one) => t(`monitor.consent.${one}`)}
        value={given.consent}
        onChange={(consent) => set({ consent })}
      />
      <label>
        {t('monitor.consentLimits')}
        <input
          dir="auto"
          maxLength={2_000}
          spellcheck={false}
          value={given.consentLimits}
          onInput={({ currentTarget }) => set({ consentLimits: currentTarget.value })}
        />
      </label>
      <Choice
        label={t('monitor.retention')}
        values={retentions}
        nameOf={(one) => t(`monitor.retention.${one}`)}
        value={given.retention}
        onChange={(retention) => set({ retention })}
      />
      <div class="pick whole">
        <button type="submit" class="main" disabled={command.busy}>
          {t('monitor.recordIt')}
        </button>
        {draft ? (
          <Confirm
            label={t('monitor.discard')}
            question={t('monitor.discardQuestion')}
            busy={command.busy}
            onYes={leave}
          />
        ) : (
          <button type="button" onClick={leave}>
            {t('monitor.cancel')}
          </button>
        )}
        {draft && <span class="waiting small">{t('monitor.unsentReport')}</span>}
      </div>
    </form>
  );
}

/** Whoever opened the form goes on by typing: the button that opened it is gone. Whoever came by another way stays there. */
function takeFocus(field: HTMLTextAreaElement | null): void {
  if (document.activeElement === document.body) field?.focus();
}
