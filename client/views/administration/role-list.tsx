import { useApp, useReference } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { EndMembershipDocument, RevokeInvitationDocument } from '../../operations/later.generated.ts';
import type { ChangeProps } from './change-props.ts';
import { datesText, grantOf, roleText } from './roles.ts';

/** What somebody does, and to what they are invited; with the way to end each. */
export function RoleList({ account, command, onChanged }: ChangeProps) {
  const { words } = useApp();
  const { t, day } = words;
  const reference = useReference();
  const { memberships, invitations } = account;
  const { name } = account.person;
  return (
    <section>
      <h2>{t('people.roles')}</h2>
      {memberships.length + invitations.length === 0 && <p class="quiet">{t('people.noRole')}</p>}
      <ul class="roles">
        {memberships.map((held) => {
          const role = roleText(grantOf(held), reference, words);
          return (
            <li key={held.id}>
              <p>
                {role} <span class="quiet small">{datesText(held, words)}</span>
                {!held.counts && <span class="waiting small"> {t('people.notYet')}</span>}
              </p>
              {held.viewerCan.includes('END') && (
                <Confirm
                  label={t('people.end')}
                  about={t('people.endOf', { role })}
                  question={t('people.endQuestion', { role, name })}
                  busy={command.busy}
                  onYes={() =>
                    command.run(EndMembershipDocument, { id: held.id }, ({ endMembership }) => {
                      onChanged(endMembership);
                      return t('people.ended', { role, name });
                    })
                  }
                />
              )}
            </li>
          );
        })}
        {invitations.map((invited) => {
          const role = roleText(grantOf(invited), reference, words);
          return (
            <li key={invited.id}>
              <p>
                {t('people.invitedTo', { role })} <span class="quiet small">{datesText(invited, words)}</span>{' '}
                <span class="quiet small">{t('people.expires', { day: day(invited.expiresAt) })}</span>
              </p>
              {invited.viewerCan.includes('REVOKE') && (
                <Confirm
                  label={t('people.revoke')}
                  about={t('people.revokeOf', { role })}
                  question={t('people.revokeQuestion', { role, name })}
                  busy={command.busy}
                  onYes={() =>
                    command.run(RevokeInvitationDocument, { id: invited.id }, ({ revokeInvitation }) => {
                      onChanged(revokeInvitation);
                      return t('people.revoked', { role, name });
                    })
                  }
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
