import { useSelected, useWords } from '../../elements/app-context.ts';

/** What others changed, told now and then to those who can't see it move: never more than one sentence at a time. */
export function DigestLine() {
  const { t } = useWords();
  const digest = useSelected((state) => state.digest);
  return (
    <p class="unseen" role="status">
      {digest && t('digest', { changes: digest.changes, countries: digest.countries.length })}
    </p>
  );
}
