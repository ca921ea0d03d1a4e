import { useState } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { English } from '../../elements/refusal-words.tsx';
import type { Command } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { HandOverWorkDocument } from '../../operations/later.generated.ts';
import type { HandOverWorkMutation } from '../../operations/operations.generated.ts';
import { readPeople } from './read-people.ts';
import type { Account } from './roles.ts';

interface Props {
  readonly account: Account;
  readonly command: Command;
  readonly onHanded: () => void;
}

/** Gives the countries of somebody who leaves to a successor: all of them, or one. */
export function HandOver({ account: { person, memberships, viewerCan }, command, onHanded }: Props) {
  const { sync, words } = useApp();
  const { t } = words;
  const { countries } = useReference();
  const [sought, setSought] = useState('');
  const loaded = useLoaded(sought, async () => (sought === '' ? null : readPeople(sync, { q: sought }, 1)));
  const found = loaded.data?.people.filter((one) => one.person.id !== person.id) ?? [];
  const places = [
    ...new Set(
      memberships.flatMap((held) =>
        held.viewerCan.includes('HAND_OVER') && held.country ? [held.country.code] : [],
      ),
    ),
  ];
  const look = (event: SubmitEvent) => {
    event.preventDefault();
    setSought(String(new FormData(event.currentTarget as HTMLFormElement).get('sought')).trim());
  };
  const [chosen, setChosen] = useState('');
  const [place, setPlace] = useState<string | null>(null);
  const to = found.some((one) => one.person.id === chosen) ? chosen : (found[0]?.person.id ?? '');
  const all = viewerCan.includes('HAND_OVER');
  const where = place ?? (all ? '' : (places[0] ?? ''));
  const asked = { from: person.id, to, countries: where ? [where] : null };
  const handOver = (event: SubmitEvent) => {
    event.preventDefault();
    const successor = found.find((one) => one.person.id === to)?.person.name ?? '';
    const what = where ? (countries[where]?.name ?? where) : '';
    command.run(HandOverWorkDocument, { ...asked, dryRun: false }, ({ handOverWork: passed }) => {
      onHanded();
      const said = t('people.handed', { name: person.name, successor, what, any: what ? 'yes' : 'no' });
      return `${said} ${t('people.passed', countsOf(passed))}`;
    });
  };
  return (
    <section>
      <h2>{t('people.handTitle')}</h2>
      <p class="quiet">{t('people.handMeans')}</p>
      <form class="people-fields" onSubmit={look}>
        <label for="hand-sought">
          {t('people.successor')}
          <input id="hand-sought" name="sought" type="search" required />
        </label>
        <button type="submit">{t('people.look')}</button>
      </form>
      {sought !== '' && <NotLoaded loaded={loaded} />}
      {loaded.data && found.length === 0 && <p role="status">{t('people.nobody')}</p>}
      {found.length > 0 && (
        <form class="people-fields" onSubmit={handOver}>
          <label for="hand-to">
            {t('people.handTo')}
            <select
              id="hand-to"
              name="to"
              value={to}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              {found.map((one) => (
                <option key={one.person.id} value={one.person.id}>
                  {one.email === null ? one.person.name : `${one.person.name} · ${one.email}`}
                </option>
              ))}
            </select>
          </label>
          <label for="hand-place">
            {t('people.handWhat')}
            <select
              id="hand-place"
              name="place"
              value={where}
              onChange={(event) => setPlace(event.currentTarget.value)}
            >
              {all && <option value="">{t('people.handAll')}</option>}
              {places.map((code) => (
                <option key={code} value={code}>
                  {countries[code]?.name ?? code}
                </option>
              ))}
            </select>
          </label>
          <WouldPass key={JSON.stringify(asked)} asked={asked} />
          <button type="submit" disabled={command.busy}>
            {t('people.handGo')}
          </button>
        </form>
      )}
    </section>
  );
}

type Passed = HandOverWorkMutation['handOverWork'];

/** What would pass, counted before anything does. */
function WouldPass({ asked }: { asked: { from: string; to: string; countries: string[] | null } }) {
  const { sync, words } = useApp();
  const loaded = useLoaded(JSON.stringify(asked), async () => {
    const read = await sync.read({ document: HandOverWorkDocument, variables: { ...asked, dryRun: true } });
    return (read as HandOverWorkMutation).handOverWork;
  });
  return (
    <p role="status">
      {loaded.data && words.t('people.wouldPass', countsOf(loaded.data))}
      {loaded.fault && <English text={loaded.fault.message} />}
    </p>
  );
}

function countsOf({ roles, assigned, returned, steps, mentions }: Passed) {
  return { roles, assigned, returned, steps, mentions };
}
