import { useState } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { RevokeTokenDocument } from '../../operations/later.generated.ts';
import { NewToken } from './new-token.tsx';
import type { OwnAccess } from './own-access.ts';
import { Secret } from './secret.tsx';

interface Props {
  readonly tokens: OwnAccess['tokens'];
  readonly onChanged: () => void;
}

/** One's tokens for programs: made, listed with their last use, and made useless. */
export function Tokens({ tokens, onChanged }: Props) {
  const { words } = useApp();
  const { t, rich, day } = words;
  const { agencies, countries } = useReference();
  const command = useCommand();
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  return (
    <section>
      <h2>{t('account.tokens')}</h2>
      <p class="quiet">{t('account.tokensMean')}</p>
      <SaidLine said={command.said} />
      {made && <Secret key={made.secret} {...made} onDone={() => setMade(null)} />}
      {tokens.length === 0 && <p class="quiet">{t('account.noToken')}</p>}
      <ul class="roles">
        {tokens.map(({ id, name, access, agency, country, expiresAt, lastUsedAt }) => (
          <li key={id}>
            <p>
              <strong>
                <Written text={name} />
              </strong>{' '}
              <span class="small">
                {[
                  t(`account.access.${access}`),
                  ...(agency ? [agencies[agency.code]?.acronym ?? agency.code] : []),
                  ...(country ? [countries[country.code]?.name ?? country.code] : []),
                ].join(' · ')}
              </span>{' '}
              <span class="quiet small">
                {t('account.until', { day: day(expiresAt) })}
                {' · '}
                {lastUsedAt
                  ? rich('account.used', { time: <When iso={lastUsedAt} /> })
                  : t('account.neverUsed')}
              </span>
            </p>
            <Confirm
              label={t('account.revoke')}
              about={t('account.revokeOf', { name })}
              question={t('account.revokeQuestion', { name })}
              busy={command.busy}
              onYes={() =>
                command.run(RevokeTokenDocument, { id }, () => {
                  setMade(null);
                  onChanged();
                  return t('account.revoked', { name });
                })
              }
            />
          </li>
        ))}
      </ul>
      <NewToken
        command={command}
        onMade={(token) => {
          setMade(token);
          onChanged();
        }}
      />
    </section>
  );
}
