import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { SaidLine } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { useOnce } from '../../elements/use-once.ts';
import { ProposeAlertDocument } from '../../operations/monitor.generated.ts';
import type { AlertLevel } from '../../operations/operations.generated.ts';
import { Choice } from '../monitor/choice.tsx';
import { readGroups } from '../monitor/read-groups.ts';
import { useUnsent } from '../monitor/use-unsent.ts';
import { levels } from './read-alerts.ts';
import { useFirstField } from './use-first-field.ts';

interface Typed {
  readonly level: AlertLevel;
  readonly group: string;
  readonly title: string;
  readonly reasons: string;
}

const empty: Typed = { level: 'CONCERN', group: '', title: '', reasons: '' };

/** Proposes an alert: how pressing, about whom, what it is called and why. */
export function ProposeForm({ country, onProposed }: { country: string; onProposed: () => void }) {
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
    const { level, title, reasons, group } = given;
    const sent = await send(
      ProposeAlertDocument,
      (mutationId) => ({ input: { mutationId, country, level, title, reasons, group: group || null } }),
      () => t('alerts.proposedNow'),
    );
    if (!sent) return;
    leave();
    onProposed();
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
