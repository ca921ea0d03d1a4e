import { useWords } from '../../elements/app-context.ts';
import { listOf } from '../../elements/list.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { AcrossData } from '../../sync/topics/across.ts';
import type { Mark } from '../../sync/topics/country.ts';
import { ItemCard } from '../country/item-card.tsx';
import { useSoon } from '../country/soon.ts';
import { type AcrossRow, isRatable } from './across-rows.ts';
import type { AskedItem } from './parties.ts';

interface Props {
  readonly row: AcrossRow;
  readonly item: AskedItem;
  readonly data: AcrossData;
  readonly mark: Mark | undefined;
  /** Submitting was asked for, and something is missing. */
  readonly asking: boolean;
  readonly onTogether: () => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}

/** The answer of an opened row, as it stands in its country's checklist: the same form, conflicts and comments. */
export function AcrossCard({ row, item, data, mark, asking, ...on }: Props) {
  const { t, language } = useWords();
  const soon = useSoon();
  const { country, agency } = row.address;
  const party = agency ?? 'team';
  return (
    <tr class="across-card" data-country={country}>
      <td colSpan={8}>
        {asking && soon && (
          <soon.SubmitWarning values={row.values} onSubmit={on.onSubmit} onCancel={on.onCancel} />
        )}
        {row.inStep.length > 0 && (
          <p class="notice">
            {t('across.inStepWith', { count: row.inStep.length, countries: listOf(row.inStep, language) })}{' '}
            {isRatable(row) && (
              <button type="button" onClick={on.onTogether}>
                {t('across.togetherAll', { count: row.inStep.length + 1 })}
              </button>
            )}
          </p>
        )}
        <ItemCard
          agency={agency}
          party={party}
          country={country}
          cycle={data.cycle}
          can={data.can[country] ?? {}}
          item={item}
          server={row.server}
          line={row.line}
          mark={mark}
          href={hrefOf({ view: 'country', country, agency: party, item: item.code })}
          sought={false}
        />
      </td>
    </tr>
  );
}
