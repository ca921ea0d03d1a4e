import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import type {
  NoticeFrequency,
  NoticeTopic,
  OwnNoticeWishesQuery,
} from '../../operations/operations.generated.ts';
import {
  OwnNoticeWishesDocument,
  SaveNoticeWishesDocument,
  TryAddressAgainDocument,
} from '../../operations/seldom.generated.ts';
import { weekdayNames } from '../stuck/weekdays.ts';
import { noticeFrequencies, noticeTopics } from './notice-topics.ts';

type Own = NonNullable<OwnNoticeWishesQuery['viewer']>;
type Wishes = Own['noticeWishes'];

/** What one is told by mail: for each topic how often, on which days not, and whether a pause is on. */
export function NoticeSettings() {
  const {
    sync,
    words: { t },
  } = useApp();
  const loaded = useLoaded('notice wishes', async () => {
    const read = await sync.read({ document: OwnNoticeWishesDocument, variables: {} });
    return (read as OwnNoticeWishesQuery).viewer;
  });
  const own = loaded.data;
  return (
    <>
      <h3>{t('notices.wishes')}</h3>
      <NotLoaded loaded={loaded} />
      {own && (
        <>
          <Address wishes={own.noticeWishes} person={own.person.id} onTried={loaded.again} />
          <WishForm
            key={own.person.id}
            wishes={own.noticeWishes}
            onSaved={(noticeWishes) => loaded.put({ ...own, noticeWishes })}
          />
        </>
      )}
    </>
  );
}

interface AddressProps {
  readonly wishes: Wishes;
  readonly person: string;
  readonly onTried: () => void;
}

function Address({ wishes: { address, refusedAt }, person, onTried }: AddressProps) {
  const { t, rich } = useApp().words;
  const command = useCommand();
  if (address === null) return <p class="quiet">{t('notices.noMail')}</p>;
  const shown = <bdi>{address}</bdi>;
  if (!refusedAt) return <p class="quiet">{rich('notices.address', { address: shown })}</p>;
  return (
    <p>
      <span class="failed">
        {rich('notices.refused', { address: shown, time: <When iso={refusedAt} /> })}
      </span>{' '}
      <button
        type="button"
        aria-disabled={command.busy}
        onClick={() =>
          command.run(TryAddressAgainDocument, { person }, () => {
            onTried();
            return t('notices.trying');
          })
        }
      >
        {t('notices.again')}
      </button>
      <SaidLine said={command.said} />
    </p>
  );
}

function WishForm({ wishes, onSaved }: { wishes: Wishes; onSaved: (wishes: Wishes) => void }) {
  const { t, rich, language } = useApp().words;
  const command = useCommand();
  const [topics, setTopics] = useState<Readonly<Partial<Record<NoticeTopic, NoticeFrequency>>>>(
    Object.fromEntries(wishes.topics.map(({ topic, frequency }) => [topic, frequency])),
  );
  const [restDays, setRestDays] = useState<readonly number[] | null>(wishes.restDays);
  const [timeZone, setTimeZone] = useState(wishes.timeZone ?? deviceZone());
  const [pausedUntil, setPausedUntil] = useState(wishes.pausedUntil ?? '');
  const days = restDays ?? wishes.usualRestDays;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (command.busy) return;
    const chosen = noticeTopics.flatMap((topic) => {
      const frequency = topics[topic];
      return frequency ? [{ topic, frequency }] : [];
    });
    const sent = { topics: chosen, restDays, timeZone, pausedUntil: pausedUntil || null };
    void command.run(SaveNoticeWishesDocument, { wishes: sent }, ({ saveNoticeWishes }) => {
      onSaved(saveNoticeWishes);
      return t('notices.saved');
    });
  };
  return (
    <form onSubmit={save}>
      <p class="quiet">{t('notices.wishesMean')}</p>
      <table class="wishes">
        <tbody>
          {noticeTopics.map((topic) => (
            <tr key={topic}>
              <th scope="row" id={`wish-${topic}`}>
                {t(`notices.topic.${topic}`)}
              </th>
              <td>
                <select
                  aria-labelledby={`wish-${topic}`}
                  value={topics[topic] ?? ''}
                  onChange={({ currentTarget: { value } }) => {
                    const frequency = noticeFrequencies.find((one) => one === value);
                    if (frequency) setTopics({ ...topics, [topic]: frequency });
                  }}
                >
                  {noticeFrequencies.map((frequency) => (
                    <option key={frequency} value={frequency}>
                      {t(`notices.frequency.${frequency}`)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <fieldset>
        <legend>{t('notices.rest')}</legend>
        <label>
          <input
            type="checkbox"
            checked={restDays === null}
            onChange={({ currentTarget: { checked } }) =>
              setRestDays(checked ? null : [...wishes.usualRestDays])
            }
          />
          {t('notices.restUsual')}
        </label>
        {weekdayNames(language).map((name, index) => (
          <label key={name}>
            <input
              type="checkbox"
              disabled={restDays === null}
              checked={days.includes(index + 1)}
              onChange={({ currentTarget: { checked } }) =>
                setRestDays(checked ? [...days, index + 1] : days.filter((day) => day !== index + 1))
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
      <p>
        <label>
          {t('notices.zone')}{' '}
          <select value={timeZone} onChange={({ currentTarget: { value } }) => setTimeZone(value)}>
            {zones(timeZone, wishes.usualTimeZone).map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        </label>
        {wishes.timeZone === null && timeZone !== wishes.usualTimeZone && (
          <span class="quiet small">
            {' '}
            {rich('notices.zoneNow', { zone: <bdi>{wishes.usualTimeZone}</bdi> })}
          </span>
        )}
      </p>
      <p>
        <label>
          {t('notices.pause')}{' '}
          <input
            type="date"
            value={pausedUntil}
            onInput={({ currentTarget: { value } }) => setPausedUntil(value)}
          />
        </label>
      </p>
      <button type="submit" aria-disabled={command.busy}>
        {t('notices.save')}
      </button>
      <SaidLine said={command.said} />
    </form>
  );
}

/** Where this device says that it is. */
function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** All that this browser knows, and these, by their names: they are what clocks are set by, and the same in every language. */
function zones(...named: readonly string[]): string[] {
  return [...new Set([...named, deviceZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
}
