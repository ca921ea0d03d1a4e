import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { listedElements } from '../../elements/list.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { type Command, SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { Written } from '../../elements/written.tsx';
import {
  ChangeMonitoredGroupDocument,
  NameMonitoredGroupDocument,
} from '../../operations/monitor.generated.ts';
import { type Group, readGroups } from '../monitor/read-groups.ts';
import type { SectionProps } from '../monitor/section.ts';
import { useUnsent } from '../monitor/use-unsent.ts';

interface Names {
  readonly name: string;
  /** One a line. */
  readonly aliases: string;
  readonly hidden: boolean;
  /** On which they were typed: what a colleague changed since must not be undone by what stood here before. */
  readonly revision: number | null;
}

/** The groups that are followed in a country, as they name themselves. */
export function Groups({ access: { country, can }, version, onChanged }: SectionProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const loaded = useLoaded(`monitor groups ${country} ${version}`, () => readGroups(sync, country));
  const command = useCommand();
  const [changing, setChanging] = useState<string | null>(null);
  const names = can('RECORD_INCIDENTS');
  const done = () => {
    setChanging(null);
    onChanged();
  };
  const { data } = loaded;
  return (
    <section aria-labelledby="groups-title">
      <h2 id="groups-title" tabIndex={-1}>
        {t('monitor.groups')}
      </h2>
      <SaidLine said={command.said} />
      <NotLoaded loaded={loaded} />
      {data?.length === 0 && <p>{t('monitor.noGroups')}</p>}
      {data && data.length > 0 && (
        <ul class="monitor-list">
          {data.map((group) => (
            <li key={group.id}>
              <GroupNames group={group} />
              {names && changing !== group.id && (
                <div class="pick">
                  <button
                    type="button"
                    aria-label={t('monitor.changeGroup', { name: group.name })}
                    onClick={() => setChanging(group.id)}
                  >
                    {t('monitor.change')}
                  </button>
                </div>
              )}
              {names && changing === group.id && (
                <GroupForm
                  country={country}
                  group={group}
                  command={command}
                  onDone={done}
                  onLeft={() => setChanging(null)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {names && (
        <>
          <h3>{t('monitor.nameGroup')}</h3>
          <GroupForm country={country} group={null} command={command} onDone={done} onLeft={null} />
        </>
      )}
    </section>
  );
}

function GroupNames({ group: { name, aliases, hidden } }: { group: Group }) {
  const { t, language } = useApp().words;
  return (
    <p>
      <b>
        <Written text={name} />
      </b>
      {aliases.length > 0 && (
        <span class="quiet">
          {' '}
          {t('monitor.alsoCalled')}{' '}
          {listedElements(
            aliases.map((alias) => <Written key={alias} text={alias} />),
            language,
          )}
        </span>
      )}
      {hidden && <span class="waiting small"> {t('monitor.isHidden')}</span>}
    </p>
  );
}

function GroupForm({
  country,
  group,
  command,
  onDone,
  onLeft,
}: {
  country: string;
  group: Group | null;
  command: Command;
  onDone: () => void;
  onLeft: (() => void) | null;
}) {
  const { t } = useApp().words;
  const [typed, setTyped] = useUnsent<Names>(`${country} group ${group?.id ?? 'new'}`);
  const known: Names = {
    name: group?.name ?? '',
    aliases: group?.aliases.join('\n') ?? '',
    hidden: group?.hidden ?? false,
    revision: group?.revision ?? null,
  };
  const given = typed ?? known;
  const set = (change: Partial<Names>) => {
    const next = { ...given, ...change };
    setTyped(JSON.stringify({ ...next, revision: known.revision }) === JSON.stringify(known) ? null : next);
  };
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const aliases = given.aliases.split('\n').map((one) => one.trim());
    const names = { name: given.name, aliases: aliases.filter(Boolean), hidden: given.hidden };
    const sent = group
      ? await command.run(
          ChangeMonitoredGroupDocument,
          { id: group.id, baseRevision: given.revision ?? group.revision, names },
          () => t('monitor.groupChanged', { name: names.name }),
        )
      : await command.run(NameMonitoredGroupDocument, { country, names }, () =>
          t('monitor.groupNamed', { name: names.name }),
        );
    if (!sent) return;
    setTyped(null);
    onDone();
  };
  return (
    <form
      class="monitor-form monitor-sheet"
      autocomplete="off"
      aria-label={group ? t('monitor.changeGroup', { name: group.name }) : t('monitor.nameGroup')}
      onSubmit={send}
    >
      <label>
        {t('monitor.groupName')}
        <input
          dir="auto"
          required
          maxLength={200}
          spellcheck={false}
          value={given.name}
          onInput={({ currentTarget }) => set({ name: currentTarget.value })}
        />
      </label>
      <label class="whole">
        {t('monitor.aliases')}
        <textarea
          dir="auto"
          spellcheck={false}
          value={given.aliases}
          onInput={({ currentTarget }) => set({ aliases: currentTarget.value })}
        />
      </label>
      <label class="check whole">
        <input
          type="checkbox"
          checked={given.hidden}
          onChange={({ currentTarget }) => set({ hidden: currentTarget.checked })}
        />
        {t('monitor.hideGroup')}
      </label>
      <div class="pick whole">
        <button type="submit" class={group ? 'main' : ''} disabled={command.busy}>
          {t(group ? 'monitor.save' : 'monitor.nameIt')}
        </button>
        {onLeft && (
          <button
            type="button"
            onClick={() => {
              setTyped(null);
              onLeft();
            }}
          >
            {t('monitor.cancel')}
          </button>
        )}
        {typed && <span class="waiting small">{t('monitor.unsent')}</span>}
      </div>
    </form>
  );
}
