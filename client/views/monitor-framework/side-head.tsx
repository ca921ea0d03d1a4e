import { useApp } from '../../elements/app-context.ts';
import { useDayInUtc } from '../../elements/use-day-in-utc.ts';
import type { Group } from '../monitor/read-groups.ts';
import type { About } from './read-framework.ts';

interface Props {
  readonly name: string;
  readonly groups: readonly Group[];
  readonly about: About;
  readonly onChange: (about: About) => void;
}

/** Chooses what a side is about. */
export function SideHead({ name, groups, about, onChange }: Props) {
  const { t } = useApp().words;
  const today = useDayInUtc();
  return (
    <fieldset>
      <legend>{name}</legend>
      <GroupChoice groups={groups} group={about.group} onChange={(group) => onChange({ ...about, group })} />
      <label>
        {t('framework.asOf')}
        <input
          type="date"
          max={today}
          value={about.asOf ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ ...about, asOf: value || null })}
        />
      </label>
    </fieldset>
  );
}

/** The whole country, or one of its groups. */
export function GroupChoice({
  groups,
  group,
  onChange,
}: {
  groups: readonly Group[];
  group: string | null;
  onChange: (group: string | null) => void;
}) {
  const { t } = useApp().words;
  return (
    <label>
      {t('framework.about')}
      <select value={group ?? ''} onChange={({ currentTarget: { value } }) => onChange(value || null)}>
        <option value="">{t('framework.wholeCountry')}</option>
        {groups.map(({ id, name, hidden }) => (
          <option key={id} value={id}>
            {hidden ? t('monitor.hiddenGroup', { name }) : name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What a side is about, in words. */
export function SideName({ about: { group, asOf }, groups }: { about: About; groups: readonly Group[] }) {
  const { t, rich, date } = useApp().words;
  const name = groups.find(({ id }) => id === group)?.name ?? t('framework.wholeCountry');
  return (
    <>
      {rich('join.comma', {
        what: <bdi dir="auto">{name}</bdi>,
        more: asOf === null ? t('framework.now') : date(asOf),
      })}
    </>
  );
}
