import { useApp, useReference } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { GrantMembershipDocument } from '../../operations/later.generated.ts';
import type { ChangeProps } from './change-props.ts';
import { RoleFields, roleIn } from './role-fields.tsx';
import { roleText } from './roles.ts';
import { useRolesToGive } from './roles-to-give.ts';

/** One more role for somebody. */
export function GrantRole({ account: { person, hasSignedIn, email }, command, onChanged }: ChangeProps) {
  const { words } = useApp();
  const { t } = words;
  const reference = useReference();
  const rolesToGive = useRolesToGive();
  const give = (event: SubmitEvent) => {
    event.preventDefault();
    const role = roleIn(new FormData(event.currentTarget as HTMLFormElement));
    const said = { role: roleText(role, reference, words), name: person.name };
    command.run(GrantMembershipDocument, { person: person.id, role }, ({ grantMembership }) => {
      onChanged(grantMembership);
      return t(hasSignedIn || email === null ? 'people.given' : 'people.invitedNow', said);
    });
  };
  return (
    <section aria-labelledby="give-title">
      <h2 id="give-title">{t('people.giveTitle')}</h2>
      <NotLoaded loaded={rolesToGive} />
      {rolesToGive.data && (
        <form class="people-fields" onSubmit={give}>
          <RoleFields id="give" given={rolesToGive.data} />
          <button type="submit" disabled={command.busy}>
            {t('people.give')}
          </button>
        </form>
      )}
    </section>
  );
}
