import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { usePart } from '../../elements/use-part.ts';
import { withWords } from '../../elements/with-words.ts';

const load = withWords(() => import('./own-views.tsx').then((file) => file.OwnViews), 'saved');

/** Where one finds the views that one keeps by a name. They come once somebody opens it. */
export function SavedViews() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details class="saved-views" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('export.views')}</summary>
      {open && <Opened />}
    </details>
  );
}

function Opened() {
  const Part = usePart(load);
  return Part && <Part />;
}
