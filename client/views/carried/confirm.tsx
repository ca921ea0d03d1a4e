import { useEffect, useState } from 'preact/hooks';
import { useApp, useWords } from '../../elements/app-context.ts';
import { TextDiff } from '../../elements/text-diff.tsx';
import type { EnglishWordingsQuery } from '../../operations/operations.generated.ts';
import { EnglishWordingsDocument } from '../../operations/soon.generated.ts';
import type { Wording } from '../../sync/topics/carried.ts';
import type { Item } from '../../sync/topics/country.ts';

interface Props {
  readonly cycle: string;
  readonly item: Item;
  /** How it was asked, where it is asked in other words now; null where that can't be shown. */
  readonly before: Wording | null | undefined;
  /** Confirming submits; otherwise it sets in progress. */
  readonly submits: boolean;
  readonly onConfirm: () => void;
}

/** Says that last year's answer still holds. Where the item is asked in other words, they are shown first. */
export function Confirm({ cycle, item, before, submits, onConfirm }: Props) {
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
            <Wordings cycle={cycle} item={item} before={before} />
            <p>{t('carried.holds')}</p>
            {button}
          </>
        )}
      </div>
    </>
  );
}

/** What is asked in other words, in English, which alone counts: a translation may be of either wording. */
function Wordings({ cycle, item, before }: { cycle: string; item: Item; before: Wording }) {
  const {
    sync,
    words: { t, language },
  } = useApp();
  const [read, setRead] = useState<EnglishWordingsQuery['checklist'] | null>(null);
  useEffect(() => {
    if (language === 'en') return;
    let timer: ReturnType<typeof setTimeout>;
    const begin = () =>
      sync.read({ document: EnglishWordingsDocument, variables: { cycle } }).then(
        (answer) => setRead((answer as EnglishWordingsQuery).checklist),
        () => {
          timer = setTimeout(begin, 3_000);
        },
      );
    begin();
    return () => clearTimeout(timer);
  }, [sync, language, cycle]);
  const items = language === 'en' ? [item] : read?.sections.flatMap((section) => section.items);
  const after = items?.find(({ code }) => code === item.code);
  if (!after) return <p role="status">{t('page.loading')}</p>;
  return (
    <>
      <Changed label={t('carried.wording.title')} before={before.title} after={after.title} />
      <Changed label={t('carried.wording.guidance')} before={before.guidance} after={after.guidance} />
      <Changed label={t('guidance.meetsWhen')} before={before.meetsWhen} after={after.meetsWhen} />
      <Changed
        label={t('guidance.evidence')}
        before={before.evidence.join('; ')}
        after={after.evidence.join('; ')}
      />
      <Changed
        label={t('guidance.areas')}
        before={before.callToActionAreas.join(', ')}
        after={after.callToActionAreas.join(', ')}
      />
    </>
  );
}

function Changed({ label, before, after }: { label: string; before: string; after: string }) {
  if (before === after) return null;
  return (
    <>
      <h4>{label}</h4>
      <div lang="en" dir="ltr">
        <TextDiff before={before} after={after} />
      </div>
    </>
  );
}
