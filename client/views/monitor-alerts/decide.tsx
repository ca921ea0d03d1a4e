import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useOnce } from '../../elements/use-once.ts';
import { DecideAlertDocument, DissentFromAlertDocument } from '../../operations/monitor.generated.ts';
import type { AlertAction, AlertDecision, AlertLevel } from '../../operations/operations.generated.ts';
import { Choice } from '../monitor/choice.tsx';
import { useUnsent } from '../monitor/use-unsent.ts';
import { type Alert, levels } from './read-alerts.ts';
import { useFirstField } from './use-first-field.ts';

interface Props {
  readonly alert: Alert;
  readonly country: string;
  readonly name: string;
  readonly onDecided: () => void;
}

interface Typed {
  readonly move: AlertDecision | 'DISSENT';
  readonly level: AlertLevel;
  readonly words: string;
  /** The alert's revision when it was begun. */
  readonly revision: number;
}

const isMove = (action: AlertAction): action is Typed['move'] => action !== 'PLAN_ACTION';

/** What one may decide on an alert, each with its reasons, and the way to say that one sees it otherwise. */
export function Decide({ alert, country, name, onDecided }: Props) {
  const { t } = useApp().words;
  const { id, level, revision, viewerCan } = alert;
  const [typed, setTyped] = useUnsent<Typed>(`${country} alert ${id}`);
  const [begun, setBegun] = useState<Typed['move'] | null>(null);
  const move = typed?.move ?? begun;
  const moves = viewerCan.filter(isMove);
  if (move === null || !moves.includes(move)) {
    if (moves.length === 0) return null;
    return (
      <div class="pick">
        {moves.map((one) => (
          <button
            key={one}
            type="button"
            aria-label={t('alerts.moveOf', { move: t(`alerts.move.${one}`), name })}
            onClick={() => setBegun(one)}
          >
            {t(`alerts.move.${one}`)}
          </button>
        ))}
      </div>
    );
  }
  const leave = () => {
    setTyped(null);
    setBegun(null);
  };
  return (
    <DecisionForm
      alert={alert}
      given={typed ?? { move, level: otherThan(level, move), words: '', revision }}
      unsent={typed !== null}
      onGiven={setTyped}
      onLeave={leave}
      onSent={() => {
        leave();
        onDecided();
      }}
    />
  );
}

/** Confirmed, it mostly stays as it was proposed; another level has to be another one. */
function otherThan(level: AlertLevel, move: Typed['move']): AlertLevel {
  return move === 'CHANGE_LEVEL' ? (levels.find((one) => one !== level) ?? level) : level;
}

interface FormProps {
  readonly alert: Alert;
  readonly given: Typed;
  readonly unsent: boolean;
  readonly onGiven: (given: Typed) => void;
  readonly onLeave: () => void;
  readonly onSent: () => void;
}

function DecisionForm({ alert, given, unsent, onGiven, onLeave, onSent }: FormProps) {
  const { t } = useApp().words;
  const decision = useCommand();
  const dissent = useOnce();
  const { id, level, revision } = alert;
  const { move, words } = given;
  const first = useFirstField<HTMLTextAreaElement>(!unsent);
  const choosesLevel = move === 'CONFIRM' || move === 'CHANGE_LEVEL';
  const { busy, said } = move === 'DISSENT' ? dissent.command : decision;
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const done = () => t('alerts.recorded');
    const sent =
      move === 'DISSENT'
        ? await dissent.send(DissentFromAlertDocument, (mutationId) => ({ id, mutationId, words }), done)
        : await decision.run(
            DecideAlertDocument,
            {
              id,
              baseRevision: given.revision,
              decision: move,
              level: choosesLevel ? given.level : null,
              reasons: words,
            },
            done,
          );
    if (sent) onSent();
  };
  return (
    <form
      class="monitor-form monitor-sheet"
      autocomplete="off"
      aria-label={t(`alerts.move.${move}`)}
      onSubmit={send}
    >
      {given.revision !== revision && move !== 'DISSENT' && (
        <p class="notice whole">{t('alerts.decidedMeanwhile')}</p>
      )}
      {choosesLevel && (
        <Choice
          label={t('alerts.level')}
          values={move === 'CONFIRM' ? levels : levels.filter((one) => one !== level)}
          nameOf={(one) => t(`alerts.level.${one}`)}
          value={given.level}
          onChange={(chosen) => onGiven({ ...given, level: chosen })}
        />
      )}
      <label class="whole">
        {t(move === 'DISSENT' ? 'alerts.dissentWords' : 'alerts.reasonsFor')}
        <textarea
          class="long"
          dir="auto"
          required
          maxLength={20_000}
          spellcheck={false}
          ref={first}
          value={words}
          onInput={({ currentTarget }) => onGiven({ ...given, words: currentTarget.value })}
        />
      </label>
      <div class="whole">
        <SaidLine said={said} />
      </div>
      <div class="pick whole">
        <button type="submit" class="main" disabled={busy}>
          {t(`alerts.move.${move}`)}
        </button>
        <button type="button" onClick={onLeave}>
          {t('said.cancel')}
        </button>
        {unsent && <span class="waiting small">{t('monitor.unsent')}</span>}
      </div>
    </form>
  );
}
