import { useApp } from '../../elements/app-context.ts';
import { Written } from '../../elements/written.tsx';
import type { Finding } from './read-framework.ts';

/** What the detectors of risen indicators and coming dates say: what they found first, and never that all is quiet where they can't tell. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useApp().words;
  const found = findings.filter(({ outcome }) => outcome === 'ALARM');
  const others = findings.filter(({ outcome }) => outcome !== 'ALARM');
  return (
    <>
      <h3>{t('framework.findings')}</h3>
      {found.length === 0 ? <p>{t('framework.noFindings')}</p> : <List findings={found} />}
      {others.length > 0 && (
        <details>
          <summary>{t('framework.otherFindings', { count: others.length })}</summary>
          <List findings={others} />
        </details>
      )}
    </>
  );
}

function List({ findings }: { findings: readonly Finding[] }) {
  const { t, rich } = useApp().words;
  return (
    <ul class="monitor-list">
      {findings.map(({ groupId, groupName, detector, outcome, sentence }) => (
        <li key={`${groupId} ${detector}`}>
          <p>
            <b>{groupName === null ? t('framework.wholeCountry') : <Written text={groupName} />}</b>{' '}
            {rich('join.colon', {
              what: (
                <span class={outcome === 'ALARM' ? 'waiting' : 'quiet'}>
                  {t(`framework.outcome.${outcome}`)}
                </span>
              ),
              more: <bdi dir="auto">{sentence}</bdi>,
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}
