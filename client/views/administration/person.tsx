import { useApp, useReference, useViewer } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { listOf } from '../../elements/list.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { followsMonitor } from '../../elements/permissions.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { Written } from '../../elements/written.tsx';
import { DeactivatePersonDocument } from '../../operations/later.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { ChangeProps } from './change-props.ts';
import { GrantRole } from './grant-role.tsx';
import { HandOver } from './hand-over.tsx';
import { ProposeRole } from './propose-role.tsx';
import { readPerson } from './read-people.ts';
import { RoleList } from './role-list.tsx';
import './administration.css';

/** One person: who they are, what they do, and everything that may be changed about it. */
export function Person({ id }: { id: string }) {
  const { sync, words } = useApp();
  const { t, day } = words;
  const loaded = useLoaded(id, () => readPerson(sync, id));
  const command = useCommand();
  const account = loaded.data;
  usePageTitle(account?.person.name ?? t('nav.people'));
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{account ? <Written text={account.person.name} /> : t('nav.people')}</h1>
        {account && (
          <span class="quiet">
            {account.email !== null && (
              <>
                <bdi>{account.email}</bdi>
                {' · '}
              </>
            )}
            {account.deactivatedAt !== null
              ? t('people.deactivatedOn', { day: day(account.deactivatedAt) })
              : t(account.hasSignedIn ? 'people.signedIn' : 'people.neverSignedIn')}
          </span>
        )}
        <a class="end" href={hrefOf({ view: 'people' })}>
          {t('people.all')}
        </a>
      </div>
      {loaded.fault?.kind === 'not-found' ? <p>{t('page.notFound')}</p> : <NotLoaded loaded={loaded} />}
      {account && (
        <>
          <SaidLine said={command.said} />
          <Parts account={account} command={command} onChanged={loaded.put} onAgain={loaded.again} />
        </>
      )}
    </>
  );
}

function Parts({ account, command, onChanged, onAgain }: ChangeProps & { onAgain: () => void }) {
  const { t } = useApp().words;
  const viewer = useViewer();
  const { viewerCan, memberships } = account;
  const handsOver = [{ viewerCan }, ...memberships].some((one) => one.viewerCan.includes('HAND_OVER'));
  const props = { account, command, onChanged };
  return (
    <div class="person">
      <RoleList {...props} />
      {viewerCan.includes('GIVE_ROLE') && <GrantRole {...props} />}
      {followsMonitor(viewer) && <ProposeRole account={account} />}
      {handsOver && <HandOver account={account} command={command} onHanded={onAgain} />}
      {viewerCan.includes('DEACTIVATE') && <Deactivate {...props} />}
      {account.deactivatedAt !== null && <p class="notice">{t('people.letBackIn')}</p>}
    </div>
  );
}

function Deactivate({ account: { person, memberships, invitations }, command, onChanged }: ChangeProps) {
  const { t, language } = useApp().words;
  const { countries } = useReference();
  const { name } = person;
  const left = [...new Set(memberships.flatMap(({ country }) => (country ? [country.code] : [])))];
  const places = listOf(
    left.map((code) => countries[code]?.name ?? code),
    language,
  );
  return (
    <section>
      <h2>{t('people.deactivateTitle')}</h2>
      <p class="quiet">{t('people.deactivateMeans', { roles: memberships.length + invitations.length })}</p>
      <Confirm
        label={t('people.deactivate')}
        question={t('people.deactivateQuestion', { name, places, any: places ? 'yes' : 'no' })}
        busy={command.busy}
        onYes={() =>
          command.run(DeactivatePersonDocument, { person: person.id }, ({ deactivatePerson }) => {
            onChanged(deactivatePerson);
            return t('people.deactivated', { name });
          })
        }
      />
    </section>
  );
}
