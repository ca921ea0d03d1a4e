import { useApp } from '../../elements/app-context.ts';
import { englishIf } from '../../elements/english-if.ts';
import type { EvidenceSensitivity } from '../../operations/operations.generated.ts';
import type { Item } from '../../sync/topics/country.ts';
import { languageName, languageTags } from './language-names.ts';

/** What is said about a document, as fields have it; an empty text where nothing is chosen yet. */
export interface Saying {
  readonly shows: string;
  readonly kind: string;
  readonly datedOn: string;
  readonly expiresOn: string;
  readonly language: string;
  readonly sensitivity: string;
  /** Of a link. */
  readonly url: string;
}

const sensitivities: readonly EvidenceSensitivity[] = ['LOW', 'MODERATE', 'HIGH', 'SEVERE'];

interface Props {
  readonly item: Item;
  /** Tells the groups of choices of several forms apart. */
  readonly name: string;
  readonly saying: Saying;
  readonly onSay: (change: Partial<Saying>) => void;
}

/** The fields that every document has, link or file. */
export function EvidenceFields({ item, name, saying, onSay }: Props) {
  const { t, language: reader } = useApp().words;
  const tags: readonly string[] = languageTags;
  return (
    <>
      <label class="whole">
        {t('evidence.shows')}
        <textarea
          dir="auto"
          rows={2}
          required
          value={saying.shows}
          onInput={(event) => onSay({ shows: event.currentTarget.value })}
        />
      </label>
      <label>
        {t('evidence.kind')}
        <select
          value={saying.kind}
          onChange={(event) => onSay({ kind: event.currentTarget.value })}
          {...englishIf(item.wording)}
        >
          {item.evidence.map((one, index) => (
            <option key={one} value={String(index + 1)}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('evidence.day')}
        <input
          type="date"
          required
          value={saying.datedOn}
          onInput={(event) => onSay({ datedOn: event.currentTarget.value })}
        />
      </label>
      <label>
        {t('evidence.expires')}
        <input
          type="date"
          value={saying.expiresOn}
          onInput={(event) => onSay({ expiresOn: event.currentTarget.value })}
        />
      </label>
      <label>
        {t('evidence.language')}
        <select value={saying.language} onChange={(event) => onSay({ language: event.currentTarget.value })}>
          {/* Programs may have said another one. */}
          {(tags.includes(saying.language) ? tags : [saying.language, ...tags]).map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag, reader)}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>{t('evidence.sensitivity')}</legend>
        {sensitivities.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`${name} sensitivity`}
              required
              checked={saying.sensitivity === one}
              onChange={() => onSay({ sensitivity: one })}
            />
            {t(`evidence.reads.${one}`)}
          </label>
        ))}
      </fieldset>
    </>
  );
}

/** Where a link leads. */
export function UrlField({ saying, onSay }: Pick<Props, 'saying' | 'onSay'>) {
  const { t } = useApp().words;
  return (
    <label class="whole">
      {t('evidence.url')}
      <input
        type="url"
        required
        dir="ltr"
        value={saying.url}
        onInput={(event) => onSay({ url: event.currentTarget.value })}
      />
    </label>
  );
}
