import { useState } from 'preact/hooks';
import { useApp, useReference, useViewer } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import { MonitorAccessDocument } from '../../operations/monitor.generated.ts';
import type { MonitorAccessQuery } from '../../operations/operations.generated.ts';
import { keptFieldsOf } from '../../sync/kept-fields.ts';
import { monitorPlaceOf, rememberMonitorPlace } from '../../sync/monitor-place.ts';
import { countriesIn } from './access.ts';
import { CountryMonitor } from './country-monitor.tsx';
import { useClosing } from './use-closing.ts';
import { unsentBeginning } from './use-unsent.ts';
import './monitor.css';

/**
 * The monitor. Which country and section one looks at is nowhere but in this window: not in the address, the title, the
 * history or any storage. It closes itself when nobody uses it.
 */
export function Monitor() {
  const { t } = useApp().words;
  const [openness, { close, open }] = useClosing();
  usePageTitle(t('monitor.title'));
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('monitor.title')}</h1>
        {openness !== 'CLOSED' && (
          <span class="end small quiet">
            {t('monitor.closesItself')}{' '}
            <button type="button" class="plain" onClick={close}>
              {t('monitor.close')}
            </button>
          </span>
        )}
      </div>
      <p class={openness === 'CLOSING' ? 'notice' : 'unseen'} role="status">
        {openness === 'CLOSING' && t('monitor.closing')}
      </p>
      {openness === 'CLOSED' ? <Closed onOpen={open} /> : <Opened />}
    </>
  );
}

/** What stands there once it is closed: nothing of what was read, and whether something was typed. */
function Closed({ onOpen }: { onOpen: () => void }) {
  const {
    sync,
    words: { t },
  } = useApp();
  const count = keptFieldsOf(sync).count(unsentBeginning(useViewer().person.id));
  return (
    <section class="monitor-closed" aria-labelledby="monitor-closed">
      <h2 id="monitor-closed" tabIndex={-1} data-focus>
        {t('monitor.closed')}
      </h2>
      <p>{t('monitor.closedMeans')}</p>
      {count > 0 && <p class="waiting">{t('monitor.closedUnsent', { count })}</p>}
      <button type="button" class="main" onClick={onOpen}>
        {t('monitor.openAgain')}
      </button>
    </section>
  );
}

function Opened() {
  const {
    sync,
    words: { t },
  } = useApp();
  const loaded = useLoaded('monitor access', async () => {
    const read = await sync.read({ document: MonitorAccessDocument, variables: {} });
    return (read as MonitorAccessQuery).monitorAccess;
  });
  const { withheldRoles } = useViewer();
  if (!loaded.data) return <NotLoaded loaded={loaded} />;
  if (loaded.data.length === 0)
    return <p>{t('monitor.notForYou', { more: withheldRoles.length > 0 ? 'yes' : 'no' })}</p>;
  return <Countries entries={loaded.data} />;
}

function Countries({ entries }: { entries: MonitorAccessQuery['monitorAccess'] }) {
  const {
    sync,
    words: { t, compare },
  } = useApp();
  const { countries } = useReference();
  const person = useViewer().person.id;
  const nameOf = (code: string) => countries[code]?.name ?? code;
  const codes = [...countriesIn(entries, Object.keys(countries))].sort((a, b) =>
    compare(nameOf(a), nameOf(b)),
  );
  const [place, setPlace] = useState(() => monitorPlaceOf(sync, person));
  const go = (next: Partial<typeof place>) => {
    const to = { ...place, ...next };
    rememberMonitorPlace(sync, person, to);
    setPlace(to);
  };
  const known = codes.find((code) => code === place.country);
  const country = known ?? (codes.length === 1 ? (codes[0] ?? null) : null);
  return (
    <>
      <label class="monitor-country">
        {t('monitor.country')}
        <select
          value={country ?? ''}
          autocomplete="off"
          onChange={({ currentTarget }) => go({ country: currentTarget.value || null })}
        >
          {codes.length > 1 && <option value="">{t('monitor.choose')}</option>}
          {codes.map((code) => (
            <option key={code} value={code}>
              {nameOf(code)}
            </option>
          ))}
        </select>
      </label>
      {country === null ? (
        <p class="quiet">{t('monitor.chooseCountry')}</p>
      ) : (
        <CountryMonitor
          key={country}
          country={country}
          entries={entries}
          section={place.section}
          onSection={(section) => go({ country, section })}
        />
      )}
    </>
  );
}
