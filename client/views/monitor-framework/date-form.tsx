import { useApp } from '../../elements/app-context.ts';
import type { Command } from '../../elements/use-command.tsx';
import { AddSensitiveDateDocument, ChangeSensitiveDateDocument } from '../../operations/monitor.generated.ts';
import type { SensitiveDateKind } from '../../operations/operations.generated.ts';
import { Choice } from '../monitor/choice.tsx';
import type { Group } from '../monitor/read-groups.ts';
import { useUnsent } from '../monitor/use-unsent.ts';
import { dateKinds } from './framework-terms.ts';
import type { SensitiveDate } from './read-framework.ts';
import { GroupChoice } from './side-head.tsx';

interface Typed {
  readonly kind: SensitiveDateKind;
  readonly name: string;
  readonly day: string;
  readonly yearly: boolean;
  readonly groupId: string | null;
  /** On which it was typed: what a colleague changed since must not be undone by what stood here before. */
  readonly revision: number | null;
}

interface Props {
  readonly country: string;
  /** Null for a new one. */
  readonly date: SensitiveDate | null;
  readonly groups: readonly Group[];
  readonly command: Command;
  readonly onDone: () => void;
  readonly onLeft: (() => void) | null;
}

/** Enters a sensitive date, or changes one. */
export function DateForm({ country, date, groups, command, onDone, onLeft }: Props) {
  const { t } = useApp().words;
  const [typed, setTyped] = useUnsent<Typed>(`${country} date ${date?.id ?? 'new'}`);
  const given: Typed = typed ?? {
    kind: date?.kind ?? 'ELECTION',
    name: date?.name ?? '',
    day: date?.day ?? '',
    yearly: date?.yearly ?? false,
    groupId: date?.groupId ?? null,
    revision: date?.revision ?? null,
  };
  const set = (change: Partial<Typed>) => setTyped({ ...given, ...change });
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const done = () => t('framework.dates.saved');
    const { revision, ...input } = given;
    const sent = date
      ? await command.run(
          ChangeSensitiveDateDocument,
          { id: date.id, baseRevision: revision ?? date.revision, input },
          done,
        )
      : await command.run(AddSensitiveDateDocument, { country, input }, done);
    if (!sent) return;
    setTyped(null);
    onDone();
  };
  const label = date
    ? t('framework.dates.change', { name: date.name ?? t(`framework.kind.${date.kind}`) })
    : t('framework.dates.add');
  return (
    <form class="monitor-form monitor-sheet" autocomplete="off" aria-label={label} onSubmit={send}>
      <Choice
        label={t('framework.kind')}
        values={dateKinds}
        nameOf={(one) => t(`framework.kind.${one}`)}
        value={given.kind}
        onChange={(kind) => set({ kind })}
      />
      <label>
        {t('framework.dates.name')}
        <input
          dir="auto"
          required
          maxLength={200}
          spellcheck={false}
          value={given.name}
          onInput={({ currentTarget }) => set({ name: currentTarget.value })}
        />
      </label>
      <label>
        {t('framework.dates.day')}
        <input
          type="date"
          required
          value={given.day}
          onInput={({ currentTarget }) => set({ day: currentTarget.value })}
        />
      </label>
      <GroupChoice groups={groups} group={given.groupId} onChange={(groupId) => set({ groupId })} />
      <label class="check whole">
        <input
          type="checkbox"
          checked={given.yearly}
          onChange={({ currentTarget }) => set({ yearly: currentTarget.checked })}
        />
        {t('framework.dates.everyYear')}
      </label>
      <div class="pick whole">
        <button type="submit" class="main" disabled={command.busy}>
          {t(date ? 'monitor.save' : 'framework.dates.enter')}
        </button>
        {onLeft && (
          <button
            type="button"
            onClick={() => {
              setTyped(null);
              onLeft();
            }}
          >
            {t('said.cancel')}
          </button>
        )}
        {typed && <span class="waiting small">{t('monitor.unsent')}</span>}
      </div>
    </form>
  );
}
