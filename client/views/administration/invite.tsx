import { useApp, useViewer } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { hrefOf } from '../../routing/routes.ts';
import { withoutInvisible } from './decode-list.ts';
import { InviteMany } from './invite-many.tsx';
import { OutcomeList } from './outcome-list.tsx';
import { RoleFields, roleIn } from './role-fields.tsx';
import { type RoleToGive, useRolesToGive } from './roles-to-give.ts';
import { useInviting } from './use-inviting.ts';
import './administration.css';

/** Inviting people to roles: one, or a whole list; each can be tried without changing anything. */
export function Invite() {
  const { t } = useApp().words;
  const viewer = useViewer();
  const rolesToGive = useRolesToGive();
  const { data: given } = rolesToGive;
  usePageTitle(t('people.inviteTitle'));
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('people.inviteTitle')}</h1>
        <a class="end" href={hrefOf({ view: 'people' })}>
          {t('people.all')}
        </a>
      </div>
      <NotLoaded loaded={rolesToGive} />
      {given?.length === 0 && <p>{t('people.mayNotInvite')}</p>}
      {given && given.length > 0 && (
        <div class="person">
          {!viewer.viewerCan.includes('ADMINISTER_PEOPLE') && (
            <p class="notice">{t('people.colleaguesOnly')}</p>
          )}
          <InviteOne given={given} />
          <InviteMany />
        </div>
      )}
    </>
  );
}

function InviteOne({ given }: { given: readonly RoleToGive[] }) {
  const { t } = useApp().words;
  const { inviting, invite } = useInviting();
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const email = String(form.get('email'));
    const input = { ...roleIn(form), email, name: String(form.get('name')) || null };
    const dryRun = event.submitter?.getAttribute('value') === 'try';
    invite([{ number: 1, email, input, unread: null }], dryRun);
  };
  return (
    <section>
      <h2>{t('people.inviteOne')}</h2>
      <form class="people-fields" onSubmit={send}>
        <label for="one-email">
          {t('people.email')}
          <input
            id="one-email"
            name="email"
            type="email"
            required
            autocomplete="off"
            // Here and not when it is sent: the browser would call such an address none, and nobody would see why.
            onInput={({ currentTarget: field }) => {
              const plain = withoutInvisible(field.value);
              if (plain !== field.value) field.value = plain;
            }}
          />
        </label>
        <label for="one-name">
          {t('people.name')}
          <input id="one-name" name="name" autocomplete="off" dir="auto" />
        </label>
        <RoleFields id="one" given={given} />
        <button type="submit" class="main" disabled={inviting.busy}>
          {t('people.invite')}
        </button>
        <button type="submit" value="try" disabled={inviting.busy}>
          {t('people.try')}
        </button>
      </form>
      <OutcomeList inviting={inviting} />
    </section>
  );
}
