import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { Written } from '../../elements/written.tsx';
import { MentionableDocument } from '../../operations/later.generated.ts';
import type { MentionableQuery, MentionableQueryVariables } from '../../operations/operations.generated.ts';
import type { Person } from '../../sync/model.ts';
import type { Asked } from './asked.ts';

const pauseMs = 250;

/** What stands after the last @, as long as it could still be a name. */
export function soughtName(text: string): string | null {
  return /(?:^|\s)@([\p{L}\p{N}][\p{L}\p{N}\p{M} ,.’'-]{0,60})$/u.exec(text)?.[1] ?? null;
}

/** People who read the comment, offered while somebody writes @ and a part of a name at its end. */
export function Completion({
  text,
  asked,
  onChoose,
}: {
  text: string;
  asked: Asked;
  onChoose: (completed: string, person: Person) => void;
}) {
  const {
    sync,
    words: { t },
  } = useApp();
  const [offered, setOffered] = useState<{ search: string; people: readonly Person[] } | null>(null);
  const search = soughtName(text);
  const where = JSON.stringify(asked);
  useEffect(() => {
    if (search === null) {
      setOffered(null);
      return;
    }
    let wanted = true;
    const timer = setTimeout(() => {
      const variables = { ...asked, search } as MentionableQueryVariables;
      sync.read({ document: MentionableDocument, variables }).then(
        (result) => {
          if (wanted) setOffered({ search, people: (result as MentionableQuery).mentionable });
        },
        // Without completion a comment can still be written.
        () => {
          if (wanted) setOffered(null);
        },
      );
    }, pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [sync, search, where]);
  const people = offered?.people ?? [];
  return (
    <div class="completion" role="status">
      {search !== null && people.length > 0 && (
        <fieldset class="pick">
          <legend class="quiet">{t('comment.mention')}</legend>
          {people.map((person) => (
            <button
              key={person.id}
              type="button"
              onClick={() => {
                setOffered(null);
                onChoose(`${text.slice(0, text.length - search.length)}${person.name} `, person);
              }}
            >
              <Written text={person.name} />
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
