import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { SaidLine } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { useOnce } from '../../elements/use-once.ts';
import { EarlyActionOwnersDocument, PlanEarlyActionDocument } from '../../operations/monitor.generated.ts';
import type { EarlyActionOwnersQuery } from '../../operations/operations.generated.ts';
import { useUnsent } from '../monitor/use-unsent.ts';
import { useFirstField } from './use-first-field.ts';

interface Typed {
  readonly what: string;
  readonly owner: string;
  readonly dueOn: string;
  /** Codes, as they are typed. */
  readonly items: string;
}

const empty: Typed = { what: '', owner: '', dueOn: '', items: '' };

interface Props {
  readonly alert: { readonly id: string; readonly name: string };
  readonly country: string;
  readonly version: string;
  readonly onPlanned: () => void;
}

/** Plans who does what by when about an alert, and which answers of the checklist it touches. */
export function ActionForm({ alert, country, version, onPlanned }: Props) {
  const { t } = useApp().words;
  const [typed, setTyped] = useUnsent<Typed>(`${country} action on ${alert.id}`);
  const [open, setOpen] = useState(false);
  const first = useFirstField<HTMLTextAreaElement>(open);
  const { send, command } = useOnce();
  const given = typed ?? empty;
  const set = (change: Partial<Typed>) => setTyped({ ...given, ...change });
  const leave = () => {
    setTyped(null);
    setOpen(false);
  };
  if (!open && !typed) {
    return (
      <>
        <button
          type="button"
          aria-label={t('alerts.planOn', { name: alert.name })}
          onClick={() => setOpen(true)}
        >
          {t('alerts.plan')}
        </button>
        <SaidLine said={command.said} />
      </>
    );
  }
  const plan = async (event: SubmitEvent) => {
    event.preventDefault();
    const { what, owner, dueOn } = given;
    const items = given.items
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean);
    const sent = await send(
      PlanEarlyActionDocument,
      (mutationId) => ({ input: { mutationId, alert: alert.id, what, owner, dueOn, items } }),
      () => t('alerts.planned'),
    );
    if (!sent) return;
    leave();
    onPlanned();
  };
  return (
    <form
      class="monitor-form monitor-sheet"
      autocomplete="off"
      aria-label={t('alerts.planOn', { name: alert.name })}
      onSubmit={plan}
    >
      <label class="whole">
        {t('alerts.what')}
        <textarea
          ref={first}
          dir="auto"
          required
          maxLength={20_000}
          spellcheck={false}
          value={given.what}
          onInput={({ currentTarget }) => set({ what: currentTarget.value })}
        />
      </label>
      <Owner country={country} version={version} value={given.owner} onChange={(owner) => set({ owner })} />
      <label>
        {t('alerts.by')}
        <input
          type="date"
          required
          value={given.dueOn}
          onInput={({ currentTarget }) => set({ dueOn: currentTarget.value })}
        />
      </label>
      <label>
        {t('alerts.items')}
        <input
          spellcheck={false}
          value={given.items}
          onInput={({ currentTarget }) => set({ items: currentTarget.value })}
        />
      </label>
      <div class="whole">
        <SaidLine said={command.said} />
      </div>
      <div class="pick whole">
        <button type="submit" class="main" disabled={command.busy}>
          {t('alerts.plan')}
        </button>
        <button type="button" onClick={leave}>
          {t('said.cancel')}
        </button>
        {typed && <span class="waiting small">{t('monitor.unsent')}</span>}
      </div>
    </form>
  );
}

interface OwnerProps {
  readonly country: string;
  readonly version: string;
  readonly value: string;
  readonly onChange: (owner: string) => void;
}

function Owner({ country, version, value, onChange }: OwnerProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { data: owners = [] } = useLoaded(`monitor owners ${country} ${version}`, async () => {
    const read = await sync.read({ document: EarlyActionOwnersDocument, variables: { country } });
    return (read as EarlyActionOwnersQuery).earlyActionOwners;
  });
  return (
    <label>
      {t('alerts.owner')}
      <select required value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">{t('alerts.choose')}</option>
        {owners.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
