import { useReference, useWords } from '../../elements/app-context.ts';
import { answeredOf } from '../../elements/progress.ts';
import { When } from '../../elements/when.tsx';
import { hrefOf } from '../../routing/routes.ts';
import type { Progress } from '../../sync/model.ts';
import { hrefOfOverview } from './overview-address.ts';
import { type MovedPlace, type MovedPlaces, type Way, ways } from './places.ts';
import { Section } from './section.tsx';

const signs: Readonly<Record<Way, string>> = { back: '▼', forward: '▲', changed: '◇' };
/** As many of each as fit on the first page. */
const few: Readonly<Record<Way, number>> = { back: 4, forward: 5, changed: 2 };

interface Props {
  readonly moved: MovedPlaces;
  /** By the server's clock; null: since the log began. */
  readonly at: string | null;
  /** What the address compares with. */
  readonly since: string | null;
}

/** What moved, what went back first, each with what it was and what it is. */
export function Moved({ moved, at, since }: Props) {
  const { t, moment } = useWords();
  const shown = ways.filter((way) => moved[way].length > 0);
  return (
    <Section
      id="what-moved"
      title={t('overview.moved', { since: at === null ? t('overview.theBeginning') : moment(at) })}
    >
      {shown.length === 0 && <p class="quiet">{t('overview.moved.nothing')}</p>}
      {moved.unknown > 0 && (
        <p class="quiet" role="status">
          {t('overview.moved.asking', { count: moved.unknown })}
        </p>
      )}
      {shown.map((way) => (
        <div key={way} class={`moves ${way}`}>
          <h3 id={`moved-${way}`}>
            <span aria-hidden="true">{signs[way]}</span> {t(`overview.way.${way}`)}{' '}
            <a id={`all-${way}`} href={hrefOfOverview({ list: way, since })}>
              {t('overview.places', { count: moved[way].length })}
            </a>
          </h3>
          <Places places={moved[way].slice(0, few[way])} labelledBy={`moved-${way}`} />
        </div>
      ))}
    </Section>
  );
}

interface ListProps extends Pick<Props, 'at' | 'since'> {
  readonly way: Way;
  readonly places: readonly MovedPlace[];
}

/** Every place that moved one way. */
export function MovedList({ way, places, at, since }: ListProps) {
  const { t, moment } = useWords();
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1} id="list-title">
          {t(`overview.list.${way}`)}
        </h1>
        <span class="quiet" role="status">
          {t('overview.list.since', {
            count: places.length,
            since: at === null ? t('overview.theBeginning') : moment(at),
          })}
        </span>
        <a class="end" href={hrefOfOverview({ since })}>
          {t('overview.back')}
        </a>
      </div>
      {places.length === 0 && <p class="quiet">{t('overview.moved.nothing')}</p>}
      <div class={`moves ${way}`}>
        <Places places={places} labelledBy="list-title" />
      </div>
    </>
  );
}

function Places({ places, labelledBy }: { places: readonly MovedPlace[]; labelledBy: string }) {
  const { t } = useWords();
  if (places.length === 0) return null;
  return (
    <table aria-labelledby={labelledBy}>
      <thead class="unseen">
        <tr>
          <th scope="col">{t('overview.column.country')}</th>
          <th scope="col">{t('overview.column.agency')}</th>
          <th scope="col">{t('overview.column.way')}</th>
          <th scope="col">{t('overview.column.when')}</th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <Row key={`${place.now.countryCode}/${place.now.agencyCode}`} place={place} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ place: { before, now } }: { place: MovedPlace }) {
  const { t, rich, number } = useWords();
  const { countries, agencies } = useReference();
  const { countryCode: country, agencyCode, updatedAt } = now;
  const measure = measureOf(before, now);
  const [from, to] = [measures[measure](before), measures[measure](now)];
  return (
    <tr>
      <th scope="row">
        <a
          id={`moved-${country}-${agencyCode ?? 'team'}`}
          href={hrefOf({ view: 'cell', country, agency: agencyCode ?? 'team' })}
        >
          {countries[country]?.name ?? country}
        </a>
      </th>
      <td>{agencyCode === null ? t('country.team') : (agencies[agencyCode]?.acronym ?? agencyCode)}</td>
      <td>
        <Dumbbell from={from} to={to} total={now.total} />{' '}
        {rich(`overview.measure.${measure}`, {
          from: number(from),
          to: <b>{number(to)}</b>,
          total: number(now.total),
        })}
      </td>
      <td class="quiet">{updatedAt && <When iso={updatedAt} />}</td>
    </tr>
  );
}

const measures = {
  answered: answeredOf,
  accepted: ({ accepted }: Progress) => accepted,
  begun: ({ inProgress, returned, submitted, accepted }: Progress) =>
    inProgress + returned + submitted + accepted,
} as const;

/** The number that tells of a movement: what is answered, unless that is as it was. */
function measureOf(before: Progress, now: Progress): keyof typeof measures {
  const differs = (name: keyof typeof measures) => measures[name](before) !== measures[name](now);
  return (['answered', 'accepted', 'begun'] as const).find(differs) ?? 'answered';
}

/** A hollow dot is before, a full one is now; the numbers stand beside it. */
function Dumbbell({ from, to, total }: { from: number; to: number; total: number }) {
  const x = (value: number) => 5 + (70 * value) / (total || 1);
  return (
    <svg class="dumb" viewBox="0 0 80 12" aria-hidden="true" focusable="false">
      <path class="track" d="M5 6H75" />
      <path class="way" d={`M${x(from)} 6H${x(to)}`} />
      <circle class="from" cx={x(from)} cy="6" r="3.4" />
      <circle class="to" cx={x(to)} cy="6" r="3.6" />
    </svg>
  );
}
