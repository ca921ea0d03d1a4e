import { useState } from 'preact/hooks';
import { useApp, useReference, useViewer } from '../../elements/app-context.ts';
import { Export } from '../../elements/export.tsx';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { followsMonitor } from '../../elements/permissions.ts';
import { useAsked } from '../../elements/use-asked.ts';
import { usePart } from '../../elements/use-part.ts';
import { useSettled } from '../../elements/use-settled.ts';
import { withWords } from '../../elements/with-words.ts';
import { Written } from '../../elements/written.tsx';
import { hrefOf, type PeopleFilter } from '../../routing/routes.ts';
import { SavedViews } from '../saved/saved-views.tsx';
import { PeopleFilters } from './people-filters.tsx';
import { type FoundPeople, readPeople } from './read-people.ts';
import { RoleProposals } from './role-proposals.tsx';
import { type Account, datesText, grantOf, roleText } from './roles.ts';
import { useRolesToGive } from './roles-to-give.ts';
import './administration.css';

const loadOutgoing = withWords(
  () => import('../notices/outgoing.tsx').then((file) => file.Outgoing),
  'notices',
);

const loadAllWebhooks = withWords(
  () => import('../webhooks/all-webhooks.tsx').then((file) => file.AllWebhooks),
  'webhooks',
  'audit',
);

/** Everybody whom one may see, with what they do. */
export function People(filter: PeopleFilter) {
  const { sync, words } = useApp();
  const { t } = words;
  const viewer = useViewer();
  const { data: given = [] } = useRolesToGive();
  const sought = useSettled(filter.q ?? '');
  const [pages, setPages] = useState(1);
  const asked = { ...filter, q: sought };
  const loaded = useAsked(JSON.stringify([asked, pages]), () => readPeople(sync, asked, pages));
  usePageTitle(t('nav.people'));
  const { data } = loaded;
  const Outgoing = usePart(loadOutgoing);
  const AllWebhooks = usePart(loadAllWebhooks);
  const ofAll = viewer.memberships.some(({ role, country }) => role === 'COORDINATOR' && country === null);
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('nav.people')}</h1>
        <SavedViews />
        <span class="quiet" role="status">
          {data && t('people.found', { count: data.people.length, more: data.more ? 'yes' : 'no' })}
        </span>
        {given.length > 0 && (
          <a class="end" href={hrefOf({ view: 'invite' })}>
            {t('people.inviteTitle')}
          </a>
        )}
      </div>
      {followsMonitor(viewer) && <RoleProposals />}
      <PeopleFilters filter={filter} />
      {data && <PeopleExport filter={asked} found={data} />}
      <NotLoaded loaded={loaded} />
      {data && data.people.length > 0 && (
        <ul class="people">
          {data.people.map((account) => (
            <Line key={account.person.id} account={account} />
          ))}
        </ul>
      )}
      {data?.more && (
        <button type="button" onClick={() => setPages(pages + 1)}>
          {t('people.more')}
        </button>
      )}
      {ofAll && Outgoing && <Outgoing />}
      {ofAll && AllWebhooks && <AllWebhooks />}
    </>
  );
}

/**
 * Everybody whom the filter finds, also those whom the page has not read yet. A role and a state the server doesn’t know: where
 * one is asked for, everybody was read, and they are named.
 */
function PeopleExport({ filter, found }: { filter: PeopleFilter; found: FoundPeople }) {
  const { q, agency, country, role, state } = filter;
  const named = role || (state && state !== 'all');
  const asked = {
    search: q || null,
    agency: agency || null,
    country: country || null,
    deactivated: state === 'all',
    people: named ? found.people.map(({ person }) => person.id) : null,
  };
  return (
    <Export
      key={JSON.stringify(filter)}
      offers={[{ table: 'PEOPLE', filter: asked, count: found.more ? null : found.people.length }]}
    />
  );
}

/** One person: who, what they do, and whether they can sign in. */
function Line({ account: { person, email, deactivatedAt, memberships, invitations } }: { account: Account }) {
  const { words } = useApp();
  const { t, day } = words;
  const reference = useReference();
  const text = (role: Parameters<typeof grantOf>[0]) =>
    [roleText(grantOf(role), reference, words), datesText(role, words)].filter(Boolean).join(' · ');
  return (
    <li>
      <p>
        <a href={hrefOf({ view: 'person', person: person.id })}>
          <Written text={person.name} />
        </a>
        {email !== null && (
          <span class="quiet small address">
            <bdi>{email}</bdi>
          </span>
        )}
      </p>
      <ul>
        {deactivatedAt !== null && (
          <li class="waiting">{t('people.deactivatedOn', { day: day(deactivatedAt) })}</li>
        )}
        {memberships.map((role) => (
          <li key={role.id} class={role.counts ? '' : 'quiet'}>
            {text(role)}
          </li>
        ))}
        {invitations.map((role) => (
          <li key={role.id} class="quiet">
            {t('people.invitedTo', { role: text(role) })}
          </li>
        ))}
        {deactivatedAt === null && memberships.length + invitations.length === 0 && (
          <li class="quiet">{t('people.noRole')}</li>
        )}
      </ul>
    </li>
  );
}
