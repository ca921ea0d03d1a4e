import { useWords } from '../../elements/app-context.ts';
import { englishIf } from '../../elements/english-if.ts';
import type { Item } from '../../sync/topics/country.ts';
import { useSoonBeside } from './soon.ts';

/** What the item asks for: one line at hand, the rest when one wants it. */
export function Guidance({ item, open }: { item: Item; open: boolean }) {
  const { t } = useWords();
  const soon = useSoonBeside();
  return (
    <div class="guidance small">
      <p class="quiet" {...englishIf(item.wording)}>
        {item.guidance}
      </p>
      <details open={open}>
        <summary>{t('item.more')}</summary>
        {soon && <soon.WholeGuidance item={item} />}
      </details>
    </div>
  );
}
