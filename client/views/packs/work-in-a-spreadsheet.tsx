import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { Lazy } from '../../elements/lazy.tsx';
import { actionsOn } from '../../elements/permissions.ts';
import { statuses } from '../../elements/progress.ts';
import { withWords } from '../../elements/with-words.ts';
import type { CountryData } from '../../sync/topics/country.ts';

interface Props {
  readonly data: CountryData;
  readonly country: string;
  /** The party whose page this is. */
  readonly agency: string;
}

const loadPacks = withWords(() => import('./packs.tsx').then((file) => file.Packs), 'packs');

/** For those who write a party's answers: the way to do it where there is no page. */
export function WorkInASpreadsheet({ data, country, agency }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const party = agency === 'team' ? null : agency;
  if (!statuses.some((status) => actionsOn(data, party, status).includes('EDIT'))) return null;
  return (
    <section class="small" aria-label={t('export.spreadsheet')}>
      <button
        type="button"
        class="plain"
        aria-expanded={open}
        aria-controls="packs"
        onClick={() => setOpen(!open)}
      >
        {t('export.spreadsheet')}
      </button>
      <div id="packs">{open && <Lazy load={loadPacks} props={{ country, agency: party }} />}</div>
    </section>
  );
}
