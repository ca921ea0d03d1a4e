import type { ComponentChildren } from 'preact';
import { useApp } from '../../elements/app-context.ts';
import { englishIf } from '../../elements/english-if.ts';
import type { EvidenceDocument } from '../../sync/topics/answer-evidence.ts';
import type { Item } from '../../sync/topics/country.ts';
import { languageName } from './language-names.ts';
import { sizeIn } from './size.ts';

type Said = Pick<
  EvidenceDocument,
  'shows' | 'kind' | 'datedOn' | 'expiresOn' | 'language' | 'sensitivity' | 'url'
> & { readonly file: Pick<NonNullable<EvidenceDocument['file']>, 'id' | 'name' | 'bytes' | 'state'> | null };

interface Props {
  readonly said: Said;
  /** Whose kinds it names; undefined where they are not known. */
  readonly item: Pick<Item, 'evidence' | 'wording'> | undefined;
  /** Who said it, and when. */
  readonly children: ComponentChildren;
}

/** What a document shows, where it is, and what else was said about it. */
export function EvidenceWords({ said, item, children }: Props) {
  const { t, date, number, language } = useApp().words;
  const { shows, kind, datedOn, expiresOn, url, file, sensitivity } = said;
  const kindName = item?.evidence[kind - 1];
  return (
    <>
      <p class="step-text" dir="auto" data-focus tabIndex={-1}>
        {shows}
      </p>
      <p>
        {url !== null && (
          <a href={url} target="_blank" rel="noreferrer noopener">
            <bdi>{url}</bdi>
          </a>
        )}
        {file?.state === 'RECEIVED' && (
          <a href={`/files/${file.id}`} download={file.name}>
            <bdi>{file.name}</bdi>
          </a>
        )}
        {file && file.state !== 'RECEIVED' && <bdi>{file.name}</bdi>}
        {file &&
          ` · ${t('evidence.size', { size: number(sizeIn(file.bytes).value), unit: sizeIn(file.bytes).unit })}`}
      </p>
      <p class="quiet">
        {item && kindName !== undefined && (
          <>
            <span {...englishIf(item.wording)}>{kindName}</span>
            {' · '}
          </>
        )}
        {`${date(datedOn)} · ${languageName(said.language, language)} · ${t(`evidence.is.${sensitivity}`)}`}
        {expiresOn !== null && ` · ${t('evidence.until', { day: date(expiresOn) })}`}
        {' · '}
        {children}
      </p>
    </>
  );
}
