import { useState } from 'preact/hooks';
import { useApp, useRoute } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { Written } from '../../elements/written.tsx';
import type { SavedViewsQuery } from '../../operations/operations.generated.ts';
import {
  RemoveSavedViewDocument,
  SavedViewsDocument,
  SaveViewDocument,
} from '../../operations/seldom.generated.ts';
import './saved.css';

type Views = NonNullable<SavedViewsQuery['viewer']>['savedViews'];

/** Views that one keeps by a name, the way to keep this one, and its link. */
export function OwnViews() {
  const {
    sync,
    words: { t },
  } = useApp();
  // Drawn again when the address becomes another.
  useRoute();
  const { run, busy, said } = useCommand();
  const [name, setName] = useState('');
  const loaded = useLoaded('saved views', () =>
    sync
      .read({ document: SavedViewsDocument, variables: {} })
      .then((read): Views => (read as SavedViewsQuery).viewer?.savedViews ?? []),
  );
  const path = location.pathname + location.search;
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const saved = await run(SaveViewDocument, { name, path }, ({ saveView }) => {
      loaded.put(saveView);
      return t('saved.done', { name: name.trim() });
    });
    // What was typed meanwhile is another name.
    if (saved) setName((now) => (now === name ? '' : now));
  };
  const remove = (gone: string) =>
    run(RemoveSavedViewDocument, { name: gone }, ({ removeSavedView }) => {
      loaded.put(removeSavedView);
      return t('saved.removed', { name: gone });
    });
  return (
    <div class="saved-opened small">
      <NotLoaded loaded={loaded} />
      {loaded.data?.length === 0 && <p class="quiet">{t('saved.none')}</p>}
      {loaded.data && loaded.data.length > 0 && (
        <ul>
          {loaded.data.map((view) => (
            <li key={view.name}>
              <a href={view.path} aria-current={view.path === path ? 'page' : undefined}>
                <Written text={view.name} />
              </a>{' '}
              <button
                type="button"
                class="plain"
                aria-label={t('saved.removeOf', { name: view.name })}
                aria-disabled={busy}
                onClick={() => !busy && remove(view.name)}
              >
                {t('saved.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form class="pick" onSubmit={save}>
        <label>
          {t('saved.name')}{' '}
          <input
            required
            maxLength={100}
            dir="auto"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit" aria-disabled={busy}>
          {t('saved.save')}
        </button>
      </form>
      <SaidLine said={said} />
      <label class="saved-link">
        {t('saved.link')}{' '}
        <input readOnly value={location.origin + path} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <p class="quiet">{t('saved.sharing')}</p>
    </div>
  );
}
