import { useApp, useReference } from '../../elements/app-context.ts';
import { statuses } from '../../elements/progress.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import { groupings, type MatrixAddress, ratings, sorts } from './matrix-address.ts';

interface Props {
  readonly address: MatrixAddress;
  readonly data: MatrixData;
  readonly set: (change: Readonly<Record<string, string>>) => void;
}

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** What the numbers count, which rows there are and in which order. Every choice is in the address. */
export function Choices({ address, data, set }: Props) {
  const { t } = useApp().words;
  const { cycles } = useReference();
  const { section, status, rating, only, group, sort } = address;
  const choices: readonly Choice[] = [
    {
      name: 'status',
      label: t('matrix.choice.status'),
      value: status ?? '',
      options: [
        ['', t(rating ? 'filter.everyStatus' : 'matrix.choice.answered')],
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
      name: 'group',
      label: t('matrix.choice.group'),
      value: group,
      options: groupings.map((one) => [one, t(`matrix.group.${one}`)] as const),
    },
    {
      name: 'sort',
      label: t('matrix.choice.sort'),
      value: sort,
      options: sorts.map((one) => [one, t(`matrix.sort.${one}`)] as const),
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
    .map(({ name, label, value, options }) => (
      <label key={name}>
        <span>{label}</span>
        <select value={value} onChange={(event) => set({ [name]: event.currentTarget.value })}>
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      </label>
    ));
}
