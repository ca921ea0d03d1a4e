import { useApp } from '../../elements/app-context.ts';
import type { ComparisonKind, ComparisonQuery } from '../../operations/operations.generated.ts';
import { type Comparing, comparisonHref } from './comparison-address.ts';
import { countOf } from './counts.ts';

interface Props {
  readonly comparing: Comparing;
  readonly total: ComparisonQuery['comparison']['total'];
}

/** The whole comparison in a sentence; each of its numbers opens the pairs behind it. */
export function Sum({ comparing, total }: Props) {
  const { t, rich } = useApp().words;
  const link = (kind: ComparisonKind) => (
    <a href={comparisonHref(comparing, { list: kind })}>
      {t(`comparison.sum.${kind}`, { count: countOf(total, kind) })}
    </a>
  );
  return (
    <p class="comparison-sum" role="status">
      {rich('comparison.sum', {
        pairs: (
          <a href={comparisonHref(comparing, { list: 'ALL' })}>
            {t('comparison.pairs', { count: total.pairs })}
          </a>
        ),
        losses: link('LOSS'),
        gains: link('GAIN'),
        unchanged: link('UNCHANGED'),
        others: link('NOT_COMPARABLE'),
      })}{' '}
      <span class="quiet">
        {total.reworded > 0 && t('comparison.rewordedSum', { count: total.reworded })}{' '}
        {total.amended > 0 && t('comparison.amendedSum', { count: total.amended })}
      </span>
    </p>
  );
}
