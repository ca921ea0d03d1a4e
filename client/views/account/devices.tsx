import { useApp } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { When } from '../../elements/when.tsx';
import { EndAllSessionsDocument, EndSessionDocument } from '../../operations/later.generated.ts';
import { unsentCount } from '../../sync/outbox.ts';
import { askBeforeLeaving } from '../leaving/ask-before-leaving.tsx';
import type { OwnAccess } from './own-access.ts';

interface Props {
  readonly sessions: OwnAccess['sessions'];
  readonly onChanged: () => void;
}

/** The browsers in which one is signed in, each with its way out. */
export function Devices({ sessions, onChanged }: Props) {
  const app = useApp();
  const { sync, words } = app;
  const { t, rich, day } = words;
  const command = useCommand();
  const endAll = () =>
    command.run(EndAllSessionsDocument, {}, () => {
      sync.dispatch({ is: 'signed-out' });
      return '';
    });
  return (
    <section>
      <h2>{t('account.devices')}</h2>
      <SaidLine said={command.said} />
      <ul class="roles">
        {sessions.map(({ id, device, current, secondFactor, createdAt, lastSeenAt, expiresAt }) => {
          const name = device ?? t('account.unknownDevice');
          return (
            <li key={id}>
              <p>
                <strong>{name}</strong> {current && <span class="saved">{t('account.thisOne')}</span>}{' '}
                <span class="quiet small">
                  {rich('account.deviceTimes', {
                    begun: <When iso={createdAt} />,
                    seen: <When iso={lastSeenAt} />,
                    ends: day(expiresAt),
                  })}
                  {secondFactor && ` · ${t('account.secondFactor')}`}
                </span>
              </p>
              {!current && (
                <Confirm
                  label={t('account.endSession')}
                  about={t('account.endSessionOf', { device: name })}
                  question={t('account.endSessionQuestion', { device: name })}
                  busy={command.busy}
                  onYes={() =>
                    command.run(EndSessionDocument, { id }, () => {
                      onChanged();
                      return t('account.sessionEnded', { device: name });
                    })
                  }
                />
              )}
            </li>
          );
        })}
      </ul>
      <Confirm
        label={t('account.endAll')}
        question={t('account.endAllQuestion')}
        busy={command.busy}
        onYes={() =>
          unsentCount(sync.state().outbox) > 0
            ? askBeforeLeaving(app, endAll).catch(() => alert(t('page.partMissing')))
            : endAll()
        }
      />
    </section>
  );
}
