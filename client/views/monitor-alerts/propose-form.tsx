import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { SaidLine } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { useOnce } from '../../elements/use-once.ts';
import { ProposeAlertDocument } from '../../operations/monitor.generated.ts';
import type { AlertLevel } from '../../operations/operations.generated.ts';
import { Choice } from '../monitor/choice.tsx';
import { readGroups } from '../monitor/read-groups.ts';
import type { SectionProps } from '../monitor/section.ts';
import { useUnsent } from '../monitor/use-unsent.ts';
import { readSignals } from '../monitor-signals/read-signals.ts';
import { levels } from './read-alerts.ts';
import { useFirstField } from './use-first-field.ts';

interface Typed {
  readonly level: AlertLevel;
  readonly group: string;
  readonly title: string;
  readonly reasons: string;
  readonly signals: readonly string[];
}

/** Signals to choose from. */
const most = 20;

const empty: Typed = { level: 'CONCERN', group: '', title: '', reasons: '', signals: [] };

/** Proposes an alert: how pressing, about whom, what it is called and why. */
export function ProposeForm({ access: { country, readsSignals }, version, onChanged }: SectionProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const [typed, setTyped] = useUnsent<Typed>(`${country} alert new`);
  const [open, setOpen] = useState(false);
  const first = useFirstField<HTMLInputElement>(open);
  const { send, command } = useOnce();
  const { data: groups = [] } = useLoaded(`monitor groups of ${country}`, () => readGroups(sync, country));
  const given = typed ?? empty;
  const set = (change: Partial<Typed>) => setTyped({ ...given, ...change });
  const leave = () => {
    setTyped(null);
    setOpen(false);
  };
  if (!open && !typed) {
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          {t('alerts.propose')}
        </button>
        <SaidLine said={command.said} />
      </>
    );
  }
  const propose = async (event: SubmitEvent) => {
    event.preventDefault();
    const { level, title, reasons, group, signals } = given;
    const sent = await send(
      ProposeAlertDocument,
      (mutationId) => ({
        input: { mutationId, country, level, title, reasons, signals, group: group || null },
      }),
      () => t('alerts.proposedNow'),
    );
    if (!sent) return;
    leave();
    onChanged();
  };
  return (
    <form
      class="monitor-form monitor-sheet"
      autocomplete="off"
      aria-label={t('alerts.propose')}
      onSubmit={propose}
    >
      <Choice
        label={t('alerts.level')}
        values={levels}
        nameOf={(one) => t(`alerts.levelMeans.${one}`)}
        value={given.level}
        onChange={(level) => set({ level })}
      />
      <label>
        {t('monitor.group')}
        <select value={given.group} onChange={({ currentTarget }) => set({ group: currentTarget.value })}>
          <option value="">{t('monitor.noGroup')}</option>
          {groups.map(({ id, name, hidden }) => (
            <option key={id} value={id}>
              {hidden ? t('monitor.hiddenGroup', { name }) : name}
            </option>
          ))}
        </select>
      </label>
      <label class="whole">
        {t('alerts.title')}
        <input
          ref={first}
          dir="auto"
          required
          maxLength={200}
          spellcheck={false}
          value={given.title}
          onInput={({ currentTarget }) => set({ title: currentTarget.value })}
        />
      </label>
      <label class="whole">
        {t('alerts.reasonsFor')}
        <textarea
          class="long"
          dir="auto"
          required
          maxLength={20_000}
          spellcheck={false}
          value={given.reasons}
          onInput={({ currentTarget }) => set({ reasons: currentTarget.value })}
        />
      </label>
      {readsSignals && (
        <StandingSignals
          country={country}
          version={version}
          chosen={given.signals}
          onChoose={(signals) => set({ signals })}
        />
      )}
      <div class="whole">
        <SaidLine said={command.said} />
      </div>
      <div class="pick whole">
        <button type="submit" class="main" disabled={command.busy}>
          {t('alerts.propose')}
        </button>
        <button type="button" onClick={leave}>
          {t('said.cancel')}
        </button>
        {typed && <span class="waiting small">{t('monitor.unsent')}</span>}
      </div>
    </form>
  );
}

interface SignalsProps {
  readonly country: string;
  readonly version: string;
  readonly chosen: readonly string[];
  readonly onChoose: (signals: readonly string[]) => void;
}

/** The latest signals that stand, with the sentence of each. Nothing where none does. */
function StandingSignals({ country, version, chosen, onChoose }: SignalsProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { data } = useLoaded(`monitor signals to name ${country} ${version}`, async () => {
    const read = await Promise.all([true, false].map((one) => readSignals(sync, country, one, 1)));
    return read.flatMap(({ signals }) => signals).filter(({ observations: [latest] }) => latest?.stands);
  });
  if (!data || data.length === 0) return null;
  return (
    <fieldset class="whole">
      <legend>{t('alerts.fromSignals')}</legend>
      {data.slice(0, most).map(({ id, observations: [latest] }) => (
        <label key={id} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ currentTarget: { checked } }) =>
              onChoose(checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          {latest?.sentence}
        </label>
      ))}
    </fieldset>
  );
}
