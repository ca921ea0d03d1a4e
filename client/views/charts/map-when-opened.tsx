import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import type { Area } from '../../elements/area.ts';
import { usePart } from '../../elements/use-part.ts';
import { withWords } from '../../elements/with-words.ts';

const loadMap = withWords(() => import('../map/map.tsx').then((file) => file.WorldMap), 'map');

interface Props {
  readonly cycle: string;
  readonly area: Area | null;
}

/** The map, with its shapes, which come when somebody opens it. */
export function MapWhenOpened(props: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('charts.openMap')}</summary>
      {open && <OpenMap {...props} />}
    </details>
  );
}

function OpenMap(props: Props) {
  const { t } = useWords();
  const WorldMap = usePart(loadMap);
  return WorldMap ? <WorldMap {...props} /> : <p role="status">{t('page.loading')}</p>;
}
