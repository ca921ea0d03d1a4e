import { useApp, useViewer } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import { usePart } from '../../elements/use-part.ts';
import { withWords } from '../../elements/with-words.ts';
import { Written } from '../../elements/written.tsx';
import { OwnAccessDocument } from '../../operations/later.generated.ts';
import type { OwnAccessQuery } from '../../operations/operations.generated.ts';
import { Mentions } from '../comments/mentions.tsx';
import { Connection } from '../connection/connection.tsx';
import { Devices } from './devices.tsx';
import { Tokens } from './tokens.tsx';
// The lists and forms are those of administration.
import '../administration/administration.css';

/** Few have such a file: what opens it comes after the page that offers it. */
const loadWorkFile = withWords(
  () => import('../leaving/work-file.tsx').then((file) => file.WorkFile),
  'leaving',
);

const loadSharedDevice = withWords(
  () => import('../passphrase/shared-device.tsx').then((file) => file.SharedDevice),
  'version',
);

const loadNotices = withWords(
  () => import('../notices/own-notices.tsx').then((file) => file.OwnNotices),
  'notices',
);

const loadWebhooks = withWords(
  () => import('../webhooks/own-webhooks.tsx').then((file) => file.OwnWebhooks),
  'webhooks',
  'audit',
);

/** What concerns one, who names one in comments, where one is signed in, which programs act in one's name, and the way in for a file of changes. */
export function Account() {
  const { sync, words } = useApp();
  const { t } = words;
  const viewer = useViewer();
  usePageTitle(t('nav.account'));
  const WorkFile = usePart(loadWorkFile);
  const SharedDevice = usePart(loadSharedDevice);
  const OwnNotices = usePart(loadNotices);
  const OwnWebhooks = usePart(loadWebhooks);
  const loaded = useLoaded('own', async () => {
    const result = await sync.read({ document: OwnAccessDocument, variables: {} });
    return (result as OwnAccessQuery).viewer;
  });
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('nav.account')}</h1>
        <span class="quiet">
          <Written text={viewer.person.name} />
        </span>
      </div>
      {OwnNotices && <OwnNotices />}
      <Mentions />
      <Connection />
      {SharedDevice && <SharedDevice />}
      <NotLoaded loaded={loaded} />
      {loaded.data && (
        <div class="person">
          <Devices sessions={loaded.data.sessions} onChanged={loaded.again} />
          <Tokens tokens={loaded.data.tokens} onChanged={loaded.again} />
        </div>
      )}
      {OwnWebhooks && <OwnWebhooks />}
      {WorkFile && <WorkFile />}
    </>
  );
}
