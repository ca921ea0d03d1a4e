import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { TextDiff } from '../../elements/text-diff.tsx';
import type { Wording } from '../../sync/topics/carried.ts';
import type { Item } from '../../sync/topics/country.ts';

interface Props {
  readonly item: Item;
  /** How it was asked, where it is asked in other words now; null where that can't be shown. */
  readonly before: Wording | null | undefined;
  /** Confirming submits; otherwise it sets in progress. */
  readonly submits: boolean;
  readonly onConfirm: () => void;
}

/** Says that last year's answer still holds. Where the item is asked in other words, they are shown first. */
export function Confirm({ item, before, submits, onConfirm }: Props) {
  const { t } = useWords();
  const [comparing, setComparing] = useState(false);
  if (before === null) return null;
  const button = (
    <button type="button" onClick={onConfirm}>
      {t('carried.confirm')}
      <span class="quiet small"> · {t(submits ? 'carried.submits' : 'carried.begins')}</span>
    </button>
  );
  if (before === undefined) return button;
  const id = `wording-${item.code}`;
  return (
    <>
      <button
        type="button"
        aria-expanded={comparing}
        aria-controls={id}
        onClick={() => setComparing(!comparing)}
      >
        {t('carried.compare')}
      </button>
      <div id={id} class={comparing ? 'wording' : ''}>
        {comparing && (
          <>
            {before.code !== item.code && (
              <p>{t('carried.renamed', { before: before.code, after: item.code })}</p>
            )}
            <Changed label={t('carried.wording.title')} before={before.title} after={item.title} />
            <Changed label={t('carried.wording.guidance')} before={before.guidance} after={item.guidance} />
            <Changed label={t('guidance.meetsWhen')} before={before.meetsWhen} after={item.meetsWhen} />
            <Changed
              label={t('guidance.evidence')}
              before={before.evidence.join('; ')}
              after={item.evidence.join('; ')}
            />
            <Changed
              label={t('guidance.areas')}
              before={before.callToActionAreas.join(', ')}
              after={item.callToActionAreas.join(', ')}
            />
            <p>{t('carried.holds')}</p>
            {button}
          </>
        )}
      </div>
    </>
  );
}

function Changed({ label, before, after }: { label: string; before: string; after: string }) {
  if (before === after) return null;
  return (
    <>
      <h4>{label}</h4>
      <TextDiff before={before} after={after} />
    </>
  );
}
