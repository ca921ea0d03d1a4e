import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import type { PresenceInput } from '../../operations/operations.generated.ts';
import { usePresenceNames } from './presence-words.ts';
import { type ReadPresence, readPresence } from './read-presence.ts';
import { useKept } from './use-kept.ts';

interface Props {
  readonly code: string;
  readonly agencies: readonly string[];
  /** Takes the lines into the table; how many cells then differ from what is so. */
  readonly onTake: (lines: readonly PresenceInput[]) => number;
}

const mostTold = 20;

/** A stretch of a spreadsheet into the table: what can be read comes in, the rest is named and stays out. */
export function PresencePaste({ code, agencies, onTake }: Props) {
  const { t } = useWords();
  const names = usePresenceNames(agencies);
  const [text, setText] = useKept(`pasted ${code}`);
  const [read, setRead] = useState<(ReadPresence & { readonly changed: number }) | null>(null);
  const take = () => {
    const found = readPresence(text, names);
    setRead({ ...found, changed: onTake(found.lines) });
    if (found.unread.length === 0) setText('');
  };
  return (
    <details>
      <summary>{t('cycles.paste')}</summary>
      <label for="presence-pasted">
        {t('cycles.pasteMeans')}
        <textarea
          id="presence-pasted"
          rows={5}
          data-verbatim
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="button" disabled={text.trim() === ''} onClick={take}>
        {t('cycles.pasteTake')}
      </button>
      <div role="status" data-focus tabIndex={-1}>
        {read && (
          <>
            <p>
              {t('cycles.pasteRead', {
                lines: read.lines.length,
                changed: read.changed,
                unread: read.unread.length,
              })}
            </p>
            <ul class="unread">
              {read.unread.slice(0, mostTold).map(({ number, what, text: said }) => (
                <li key={`${number} ${what} ${said}`} class="failed">
                  {t(`cycles.unread.${what}`, { number, text: said })}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  );
}
