import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { PlannedMessagesQuery, RefusedAddressesQuery } from '../../operations/operations.generated.ts';
import {
  InviteUnderDocument,
  PlannedMessagesDocument,
  RefusedAddressesDocument,
  TryAddressAgainDocument,
} from '../../operations/seldom.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import './notices.css';

/** For whoever administers people: addresses that nothing reaches, and who gets a message tomorrow. */
export function Outgoing() {
  const {
    sync,
    words: { t },
  } = useApp();
  const [opened, setOpened] = useState(false);
  const command = useCommand();
  const loaded = useLoaded('refused addresses', async () => {
    const read = await sync.read({ document: RefusedAddressesDocument, variables: {} });
    return (read as RefusedAddressesQuery).refusedAddresses;
  });
  return (
    <section class="notices" aria-labelledby="outgoing">
      <h2 id="outgoing">{t('notices.out')}</h2>
      <NotLoaded loaded={loaded} />
      {loaded.data && loaded.data.length > 0 && (
        <>
          <h3>{t('notices.outRefused')}</h3>
          <p class="quiet">{t('notices.outMend')}</p>
          <ul>
            {loaded.data.map(({ person, email, refusedAt, code, neverSignedIn }) => (
              <li key={person.id}>
                <a href={hrefOf({ view: 'person', person: person.id })}>
                  <Written text={person.name} />
                </a>{' '}
                <bdi>{email}</bdi>{' '}
                <span class="quiet small">
                  <When iso={refusedAt} /> {code}
                </span>{' '}
                <button
                  type="button"
                  aria-disabled={command.busy}
                  aria-label={t('notices.againOf', { name: person.name })}
                  onClick={() =>
                    command.run(TryAddressAgainDocument, { person: person.id }, () => {
                      loaded.again();
                      return t('notices.trying');
                    })
                  }
                >
                  {t('notices.again')}
                </button>
                {neverSignedIn && <OtherAddress person={person} onInvited={loaded.again} />}
              </li>
            ))}
          </ul>
        </>
      )}
      <SaidLine said={command.said} />
      {opened ? (
        <Tomorrow />
      ) : (
        <button type="button" onClick={() => setOpened(true)}>
          {t('notices.outShow')}
        </button>
      )}
    </section>
  );
}

interface OtherAddressProps {
  readonly person: RefusedAddressesQuery['refusedAddresses'][number]['person'];
  readonly onInvited: () => void;
}

/** Invites them to the same, under another address. */
function OtherAddress({ person, onInvited }: OtherAddressProps) {
  const { t } = useApp().words;
  const command = useCommand();
  const [email, setEmail] = useState('');
  const invite = (event: SubmitEvent) => {
    event.preventDefault();
    if (command.busy) return;
    void command.run(InviteUnderDocument, { person: person.id, email }, () => {
      onInvited();
      return t('notices.outInvited');
    });
  };
  return (
    <form class="pick" onSubmit={invite}>
      <input
        type="email"
        required
        dir="ltr"
        aria-label={t('notices.outRight', { name: person.name })}
        value={email}
        onInput={({ currentTarget: { value } }) => setEmail(value)}
      />
      <button type="submit" aria-disabled={command.busy}>
        {t('notices.outInvite')}
      </button>
      <SaidLine said={command.said} />
    </form>
  );
}

function Tomorrow() {
  const {
    sync,
    words: { t },
  } = useApp();
  const loaded = useLoaded('planned messages', async () => {
    const read = await sync.read({ document: PlannedMessagesDocument, variables: {} });
    return (read as PlannedMessagesQuery).plannedMessages;
  });
  return (
    <>
      <NotLoaded loaded={loaded} />
      {loaded.data && (
        <p class="quiet">{t(loaded.data.length === 0 ? 'notices.outNobody' : 'notices.outMeans')}</p>
      )}
      <ul>
        {loaded.data?.map(({ person, topics }) => (
          <li key={person.id}>
            <Written text={person.name} />{' '}
            {topics.map(({ topic, count }) => (
              <span key={topic} class="quiet">
                {t('notices.topicCount', { topic: t(`notices.topic.${topic}`), count })}{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
