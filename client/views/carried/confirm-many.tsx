import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { placeOf } from '../../sync/topics/carried.ts';
import type { CountryData } from '../../sync/topics/country.ts';
import type { Row } from '../country/rows.ts';
import { ConfirmOutcome } from './confirm-outcome.tsx';
import { isConfirmable } from './confirmable.ts';
import { StillAsBefore } from './still-as-before.tsx';
import { useCarried } from './use-carried.ts';
import { useConfirming } from './use-confirming.ts';
import './carried.css';

interface Props {
  /** What the page shows. */
  readonly rows: readonly Row[];
  readonly data: CountryData;
  readonly country: string;
  /** The party whose page this is. */
  readonly agency: string;
}

/** As many as the server takes in one call. */
const mostAtOnce = 100;

/** How much of a country stands as last year, and what confirms many of them at once: a section, or all that is shown. */
export function ConfirmMany({ rows, data, country, agency }: Props) {
  const { t } = useApp().words;
  const carried = useCarried({ cycle: data.cycle.code, country });
  const [section, setSection] = useState('');
  const { busy, said, confirm } = useConfirming();
  if (!carried || Object.keys(carried.answers).length === 0) return null;
  const possible = rows.filter((row) => isConfirmable(row, carried, data));
  const sections = data.sections.filter((one) => possible.some((row) => row.section === one));
  // A section of which all was confirmed is no choice any more.
  const chosen = sections.find(({ code }) => code === section);
  const answers = possible
    .filter((row) => chosen === undefined || row.section === chosen)
    .flatMap(({ address }) => {
      const [text] = carried.answers[placeOf(address.agency, address.item)]?.from ?? [];
      return text ? [{ id: text.id, address }] : [];
    })
    .slice(0, mostAtOnce);
  return (
    <section class="confirm-many" aria-label={t('carried.many')}>
      <StillAsBefore of={(agency === 'team' ? [''] : [agency, '']).map((party) => data.progress[party])} />
      {answers.length > 0 && (
        <div class="pick">
          {sections.length > 1 && (
            <select
              aria-label={t('carried.which')}
              value={chosen?.code ?? ''}
              onChange={(event) => setSection(event.currentTarget.value)}
            >
              <option value="">{t('carried.allShown', { count: possible.length })}</option>
              {sections.map(({ code, title }) => (
                <option key={code} value={code}>
                  {t('carried.inSection', {
                    title,
                    count: possible.filter((row) => row.section.code === code).length,
                  })}
                </option>
              ))}
            </select>
          )}
          <button type="button" class="main" aria-disabled={busy} onClick={() => confirm(answers)}>
            {t('carried.confirmMany', { count: answers.length })}
          </button>
        </div>
      )}
      <p role="status" data-focus tabIndex={-1}>
        <ConfirmOutcome said={said} current={(key) => data.responses[key]} />
      </p>
    </section>
  );
}
