import { useApp } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { AssessIndicatorDocument } from '../../operations/monitor.generated.ts';
import type {
  AssessmentConfidence,
  IndicatorLevel,
  IndicatorTrend,
} from '../../operations/operations.generated.ts';
import { Choice } from '../monitor/choice.tsx';
import type { SectionProps } from '../monitor/section.ts';
import { useUnsent } from '../monitor/use-unsent.ts';
import type { Incident } from '../monitor-incidents/incident-given.ts';
import { confidences, levels, trends } from './framework-terms.ts';
import type { About, Assessed, RiskIndicator } from './read-framework.ts';

/** What is typed: on top of which look, and what was found. */
interface Look {
  readonly baseRevision: number;
  readonly level: IndicatorLevel;
  readonly trend: IndicatorTrend;
  readonly confidence: AssessmentConfidence;
  readonly reasons: string;
  readonly evidence: readonly string[];
}

interface Props extends SectionProps {
  readonly about: About;
  readonly indicator: RiskIndicator;
  readonly assessed: Assessed;
  readonly incidents: readonly Incident[];
  readonly nameOf: (incident: string) => string;
}

/** Says what one found, also where nothing changed: then it is what stands there, sent again. */
export function LookForm({ access: { country }, onChanged, about, indicator, assessed, ...evidence }: Props) {
  const { t } = useApp().words;
  const command = useCommand();
  const { latest, level } = assessed;
  const [typed, setTyped] = useUnsent<Look>(`${country} look ${about.group} ${indicator.code}`);
  const standing: Look = {
    baseRevision: latest?.revision ?? 0,
    level,
    trend: latest?.trend ?? 'UNKNOWN',
    confidence: latest?.confidence ?? 'LOW',
    reasons: latest?.reasons ?? '',
    evidence: latest?.evidence ?? [],
  };
  const given = typed ?? standing;
  const set = (change: Partial<Look>) => setTyped({ ...given, ...change });
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const input = { ...given, groupId: about.group, indicator: indicator.code };
    const sent = await command.run(AssessIndicatorDocument, { country, input }, () =>
      t('framework.assessed'),
    );
    if (!sent) return;
    setTyped(null);
    onChanged();
  };
  const outdated = typed !== null && typed.baseRevision !== standing.baseRevision;
  return (
    <form
      class="monitor-form monitor-sheet"
      autocomplete="off"
      aria-label={t('framework.look')}
      onSubmit={send}
    >
      <h4 class="whole">{t('framework.look')}</h4>
      <Choice
        label={t('framework.level')}
        values={levels}
        nameOf={(one) => t(`framework.level.${one}`)}
        value={given.level}
        onChange={(one) => set({ level: one })}
      />
      <Choice
        label={t('framework.trend')}
        values={trends}
        nameOf={(one) => t(`framework.trend.${one}`)}
        value={given.trend}
        onChange={(one) => set({ trend: one })}
      />
      <Choice
        label={t('framework.confidence')}
        values={confidences}
        nameOf={(one) => t(`framework.confidence.${one}`)}
        value={given.confidence}
        onChange={(one) => set({ confidence: one })}
      />
      <label class="whole">
        {t('framework.reasons')}
        <textarea
          class="long"
          dir="auto"
          required
          maxLength={2000}
          spellcheck={false}
          value={given.reasons}
          onInput={({ currentTarget }) => set({ reasons: currentTarget.value })}
        />
      </label>
      <Evidence {...evidence} chosen={given.evidence} onChange={(chosen) => set({ evidence: chosen })} />
      {outdated && (
        <p class="whole notice" role="status">
          {t('framework.outdated')}{' '}
          <button type="button" onClick={() => set({ baseRevision: standing.baseRevision })}>
            {t('framework.onTop')}
          </button>
        </p>
      )}
      <div class="pick whole">
        <button type="submit" class="main" disabled={command.busy || outdated}>
          {t(typed ? 'framework.say' : latest ? 'framework.stillSo' : 'framework.say')}
        </button>
        {typed && (
          <>
            <button type="button" onClick={() => setTyped(null)}>
              {t('said.cancel')}
            </button>
            <span class="waiting small">{t('monitor.unsent')}</span>
          </>
        )}
      </div>
      <div class="whole">
        <SaidLine said={command.said} />
      </div>
    </form>
  );
}

/** Incidents of the country that a look rests on: those chosen before, and the latest. */
function Evidence({
  incidents,
  nameOf,
  chosen,
  onChange,
}: Pick<Props, 'incidents' | 'nameOf'> & {
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const { t } = useApp().words;
  const ids = [...new Set([...chosen, ...incidents.map(({ id }) => id)])];
  if (ids.length === 0) return null;
  return (
    <details class="whole">
      <summary>{t('framework.restsOn', { count: chosen.length })}</summary>
      <div class="framework-evidence">
        {ids.map((id) => (
          <label key={id} class="check">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            {nameOf(id)}
          </label>
        ))}
      </div>
    </details>
  );
}
