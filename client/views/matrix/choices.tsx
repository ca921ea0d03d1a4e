import { useApp, useReference } from '../../elements/app-context.ts';
import { areas } from '../../elements/area.ts';
import { STILL_DUE, statuses } from '../../elements/progress.ts';
import { regionName } from '../../elements/region-name.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import { groupings, type MatrixAddress, ratings, sorts, teamKey, totalKey } from './matrix-address.ts';
import type { Column } from './matrix-columns.ts';

interface Props {
  readonly address: MatrixAddress;
  readonly data: MatrixData;
  readonly columns: readonly Column[];
  readonly set: (change: Readonly<Record<string, string>>) => void;
}

/** Before a column in the list of orders: an agency may be called as an order is. */
const byPrefix = 'by ';

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  /** What else changes with it. */
  readonly change?: (value: string) => Readonly<Record<string, string>>;
}

/** What the numbers count, which rows there are and in which order. Every choice is in the address. */
export function Choices({ address, data, columns, set }: Props) {
  const { t, compare, language } = useApp().words;
  const { cycles, countries } = useReference();
  const { section, area, item, status, rating, only, group, sort, by, best, region, behind } = address;
  const regions = [...new Set(Object.values(countries).map((country) => country.region))].sort(compare);
  const byWords = (key: string) => {
    const agency = key === teamKey ? '' : key;
    const column = key === totalKey ? t('matrix.total') : columns.find((one) => one.agency === agency)?.label;
    return t('matrix.sort.by', { column: column ?? key, best: by === key && best ? 'yes' : 'no' });
  };
  const choices: readonly Choice[] = [
    {
      name: 'status',
      label: t('matrix.choice.status'),
      value: status ?? '',
      options: [
        ['', t(rating ? 'filter.everyStatus' : 'matrix.choice.answered')],
        ...(rating ? [['ANSWERED', t('matrix.choice.answered')] as const] : []),
        [STILL_DUE, t('filter.stillDue')],
        ...statuses.map((one) => [one, t(`status.${one}`)] as const),
      ],
    },
    {
      name: 'section',
      label: t('matrix.choice.section'),
      value: section ?? '',
      options: [
        ['', t('country.allSections')],
        ...data.sections.map(({ code, title }) => [code, title] as const),
      ],
    },
    {
      name: 'area',
      label: t('guidance.areas'),
      value: area === null ? '' : String(area),
      options: [
        ['', t('guidance.everyArea')],
        ...areas.map((one) => [String(one), `${one} ${t(`area.${one}`)}`] as const),
      ],
    },
    {
      name: 'item',
      label: t('matrix.choice.item'),
      value: item ?? '',
      // One comes here from an item’s number, and goes back to all of them.
      options:
        item === null
          ? []
          : ([
              ['', t('matrix.choice.everyItem')],
              [item, item],
            ] as const),
    },
    {
      name: 'rating',
      label: t('item.rating'),
      value: rating ?? '',
      options: [
        ['', t('matrix.choice.everyRating')],
        ...ratings.map((one) => [one, t(`rating.${one}`)] as const),
      ],
    },
    {
      name: 'only',
      label: t('matrix.choice.only'),
      value: only ?? '',
      options: [
        ['', t('matrix.choice.all')],
        ['moved', t('matrix.choice.moved')],
        ['quiet', t('matrix.choice.quiet')],
      ],
    },
    {
      name: 'region',
      label: t('matrix.export.region'),
      value: region ?? '',
      options: [
        ['', t('matrix.choice.everyRegion')],
        ...regions.map((one) => [one, regionName(one, language)] as const),
      ],
    },
    {
      name: 'columns',
      label: t('matrix.choice.columns'),
      value: behind ? 'behind' : '',
      options: [
        ['', t('matrix.columns.usual')],
        ['behind', t('matrix.columns.behind')],
      ],
    },
    {
      name: 'group',
      label: t('matrix.choice.group'),
      value: group,
      options: groupings.map((one) => [one, t(`matrix.group.${one}`)] as const),
    },
    {
      name: 'sort',
      label: t('matrix.choice.sort'),
      value: by ? byPrefix + by : sort,
      options: [
        ...sorts.map((one) => [one, t(`matrix.sort.${one}`)] as const),
        ...(by && by !== totalKey ? [[byPrefix + by, byWords(by)] as const] : []),
        [byPrefix + totalKey, byWords(totalKey)],
      ],
      change: (value) =>
        value.startsWith(byPrefix)
          ? { by: value.slice(byPrefix.length), order: '', sort: '' }
          : { sort: value, by: '', order: '' },
    },
    {
      name: 'cycle',
      label: t('filter.cycle'),
      value: data.cycle.code,
      options: cycles
        .filter((cycle) => cycle.state !== 'PLANNED')
        .map(({ code, state }) => [code, t(`filter.cycle.${state}`, { cycle: code })] as const),
    },
  ];
  return choices
    .filter((choice) => choice.options.length > 1)
    .map(({ name, label, value, options, change }) => (
      <label key={name}>
        <span>{label}</span>
        <select
          value={value}
          onChange={({ currentTarget }) =>
            set(change?.(currentTarget.value) ?? { [name]: currentTarget.value })
          }
        >
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      </label>
    ));
}
