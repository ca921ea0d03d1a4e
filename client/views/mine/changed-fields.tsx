import { useWords } from '../../elements/app-context.ts';
import type { ResponseStatus } from '../../operations/operations.generated.ts';

/** What a change is of: the status that it set, and which of rating and text. */
export function ChangedFields({
  fields,
  status,
}: {
  fields: readonly string[];
  status: ResponseStatus | null;
}) {
  const { t } = useWords();
  const named = [
    ...(status ? [t(`status.${status}`)] : []),
    ...(fields.includes('rating') ? [t('mine.rating')] : []),
    ...(fields.includes('narrative') ? [t('mine.text')] : []),
  ];
  return <span>{named.join(' · ')}</span>;
}
