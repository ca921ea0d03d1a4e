import { useApp } from '../../elements/app-context.ts';
import type { EvidenceSensitivity } from '../../operations/operations.generated.ts';
import type { Item } from '../../sync/topics/country.ts';
import type { Saying } from './evidence-fields.tsx';
import { languageName } from './language-names.ts';

interface Props {
  readonly item: Item;
  /** What both changed. */
  readonly fields: readonly (keyof Saying)[];
  readonly now: Saying;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}

const labels = {
  shows: 'evidence.shows',
  kind: 'evidence.kind',
  datedOn: 'evidence.day',
  expiresOn: 'evidence.expires',
  language: 'evidence.language',
  sensitivity: 'evidence.sensitivity',
  url: 'evidence.url',
} as const;

/** That somebody else revised it meanwhile, what it says now where both changed it, and the choice between the two. */
export function RevisedMeanwhile({ item, fields, now, onKeep, onTake }: Props) {
  const { t, date, language } = useApp().words;
  const shown = (field: keyof Saying) => {
    const text = now[field];
    if (text === '') return '–';
    if (field === 'kind') return item.evidence[Number(text) - 1] ?? '';
    if (field === 'language') return languageName(text, language);
    if (field === 'sensitivity') return t(`evidence.is.${text as EvidenceSensitivity}`);
    return field === 'datedOn' || field === 'expiresOn' ? date(text) : text;
  };
  return (
    <div class="meanwhile" role="alert">
      <p>{t('evidence.meanwhile')}</p>
      <dl>
        {fields.map((field) => (
          <div key={field}>
            <dt>{t(labels[field])}</dt>
            <dd dir="auto">{shown(field)}</dd>
          </div>
        ))}
      </dl>
      <div class="pick">
        <button type="button" onClick={onKeep}>
          {t('evidence.keepMine')}
        </button>
        {fields.length > 0 && (
          <button type="button" onClick={onTake}>
            {t('evidence.takeTheirs')}
          </button>
        )}
      </div>
    </div>
  );
}
