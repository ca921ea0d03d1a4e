import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { missingOf } from '../country/missing.ts';
import type { AcrossRow } from './across-rows.ts';

interface Props {
  readonly rows: readonly AcrossRow[];
  readonly onSubmit: (rows: readonly AcrossRow[]) => void;
  readonly onCancel: () => void;
}

/** What is missing from answers that are about to be submitted, said before; and what can be done all the same. */
export function SubmitMany({ rows, onSubmit, onCancel }: Props) {
  const { t } = useWords();
  const first = useRef<HTMLParagraphElement>(null);
  useEffect(() => first.current?.focus(), []);
  const lacking = rows.flatMap((row) => {
    const missing = missingOf(row.values);
    return missing === null ? [] : [{ row, missing }];
  });
  const whole = rows.filter(({ values }) => missingOf(values) === null);
  const possible = rows.filter(({ values }) => !['reason', 'room'].includes(missingOf(values) ?? ''));
  return (
    <section class="ask" aria-label={t('submit.question')}>
      <p ref={first} tabIndex={-1}>
        {t('across.lacking', { count: lacking.length, all: rows.length })}{' '}
        {lacking.map(({ row, missing }, index) => (
          <span key={row.key}>
            {index > 0 && t('join.next')}
            {t('across.lacks', { country: row.name, missing })}
          </span>
        ))}
      </p>
      <div class="pick">
        {whole.length > 0 && (
          <button type="button" class="main" onClick={() => onSubmit(whole)}>
            {t('across.submitWhole', { count: whole.length })}
          </button>
        )}
        {possible.length > whole.length && (
          <button type="button" onClick={() => onSubmit(possible)}>
            {t('across.submitAnyway', { count: possible.length })}
          </button>
        )}
        <button type="button" onClick={onCancel}>
          {t('submit.notYet')}
        </button>
      </div>
    </section>
  );
}
