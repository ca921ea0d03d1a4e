import { useApp } from '../../elements/app-context.ts';
import { Meter } from '../../elements/meter.tsx';
import { STILL_DUE } from '../../elements/progress.ts';
import { regionName } from '../../elements/region-name.ts';
import { When } from '../../elements/when.tsx';
import { type CountryFilter, hrefOf } from '../../routing/routes.ts';
import type { Country, Progress } from '../../sync/model.ts';
import { countedIn, type Measure, stillDueOf } from './cell-look.ts';
import { type Part, shareOf } from './totals.ts';

interface Props {
  readonly country: Country;
  /** Its code, or `team` for the country team. */
  readonly agency: string;
  readonly part: Part;
  readonly measure: Measure;
  readonly whole: Progress | undefined;
  /** What the country's page is narrowed to, so that it shows what is counted here. */
  readonly filter: CountryFilter;
}

/** One country of an agency; every number opens the answers that it counts. */
export function AgencyRow({ country, agency, part, measure, whole, filter }: Props) {
  const { number, percent, language } = useApp().words;
  const { counts, due } = part;
  const place = { view: 'country', country: country.code, agency, ...filter } as const;
  const share = shareOf(part, measure) ?? 0;
  const numbers = [
    { status: STILL_DUE, count: stillDueOf(counts), tone: '' },
    { status: 'RETURNED', count: counts.returned, tone: 'waiting' },
    { status: 'SUBMITTED', count: counts.submitted, tone: '' },
  ];
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf(place)}>{country.name}</a>
      </th>
      <td class="region-column quiet">{regionName(country.region, language)}</td>
      <td class="counted-column">
        <span class="counted">
          <b>{percent(share)}</b>
          <span class="quiet">
            {number(countedIn(counts, measure))} / {number(due)}
          </span>
          <Meter counts={counts} />
        </span>
      </td>
      {numbers.map(({ status, count, tone }) => (
        <td key={status} class="number">
          {count > 0 ? (
            <a class={tone} href={hrefOf({ ...place, status })}>
              {number(count)}
            </a>
          ) : (
            <span class="quiet">0</span>
          )}
        </td>
      ))}
      <td class="when quiet">{whole?.updatedAt && <When iso={whole.updatedAt} />}</td>
    </tr>
  );
}
