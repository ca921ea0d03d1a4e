import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { listOf } from '../../elements/list.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { type Command, SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { Written } from '../../elements/written.tsx';
import { RemoveSensitiveDateDocument } from '../../operations/monitor.generated.ts';
import { readGroups } from '../monitor/read-groups.ts';
import type { SectionProps } from '../monitor/section.ts';
import { DateForm } from './date-form.tsx';
import { readDates, type SensitiveDate } from './read-framework.ts';
import './framework.css';

/** A country's calendar of days on which tension may turn: the nearest first, those that are over last. */
export function SensitiveDates({ access: { country, can }, version, onChanged }: SectionProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const loaded = useLoaded(`monitor dates ${country} ${version}`, async () => {
    const [dates, groups] = await Promise.all([readDates(sync, country), readGroups(sync, country)]);
    return { dates, groups };
  });
  const command = useCommand();
  const [changing, setChanging] = useState<string | null>(null);
  const enters = can('RECORD_INCIDENTS');
  const done = () => {
    setChanging(null);
    onChanged();
  };
  const { data } = loaded;
  return (
    <section aria-labelledby="dates-title">
      <h2 id="dates-title" tabIndex={-1}>
        {t('monitor.dates')}
      </h2>
      <p>{t('framework.dates.what')}</p>
      <SaidLine said={command.said} />
      <NotLoaded loaded={loaded} />
      {data?.dates.length === 0 && <p>{t('framework.dates.none')}</p>}
      {data && data.dates.length > 0 && (
        <ul class="monitor-list">
          {data.dates.map((one) => (
            <li key={one.id}>
              <DateLine date={one} />
              {enters && changing !== one.id && (
                <Acts date={one} command={command} onChange={() => setChanging(one.id)} onRemoved={done} />
              )}
              {enters && changing === one.id && (
                <DateForm
                  country={country}
                  date={one}
                  groups={data.groups}
                  command={command}
                  onDone={done}
                  onLeft={() => setChanging(null)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {enters && data && (
        <>
          <h3>{t('framework.dates.add')}</h3>
          <DateForm
            country={country}
            date={null}
            groups={data.groups}
            command={command}
            onDone={done}
            onLeft={null}
          />
        </>
      )}
    </section>
  );
}

function DateLine({
  date: { kind, name, comesOn, day, yearly, groupName, factors },
}: {
  date: SensitiveDate;
}) {
  const { t, rich, date, language } = useApp().words;
  const shown = { day: date(comesOn ?? day) };
  return (
    <p>
      <b>{comesOn === null ? t('framework.dates.over', shown) : shown.day}</b>{' '}
      {rich('join.colon', {
        what: t(`framework.kind.${kind}`),
        more: name === null ? <span class="quiet">{t('monitor.wordsGone')}</span> : <Written text={name} />,
      })}
      {groupName !== null && (
        <>
          {' · '}
          <Written text={groupName} />
        </>
      )}
      {yearly && <span class="quiet"> · {t('framework.dates.yearly')}</span>}
      <span class="quiet small">
        {' · '}
        {t('framework.dates.factors', {
          factors: listOf(
            factors.map((one) => one.slice(2)),
            language,
          ),
        })}
      </span>
    </p>
  );
}

function Acts({
  date: { id, revision, name, kind },
  command,
  onChange,
  onRemoved,
}: {
  date: SensitiveDate;
  command: Command;
  onChange: () => void;
  onRemoved: () => void;
}) {
  const { t } = useApp().words;
  const called = name ?? t(`framework.kind.${kind}`);
  const remove = async () => {
    if (!confirm(t('framework.dates.removeQuestion'))) return;
    const variables = { id, baseRevision: revision };
    if (await command.run(RemoveSensitiveDateDocument, variables, () => t('framework.dates.removed')))
      onRemoved();
  };
  return (
    <div class="pick">
      <button type="button" aria-label={t('framework.dates.change', { name: called })} onClick={onChange}>
        {t('monitor.change')}
      </button>
      <button
        type="button"
        aria-label={t('framework.dates.removeIt', { name: called })}
        disabled={command.busy}
        onClick={remove}
      >
        {t('framework.dates.remove')}
      </button>
    </div>
  );
}
