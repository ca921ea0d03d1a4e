import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { saveFile } from '../../export/save-file.ts';
import { ExportIncidentsDocument, IncidentExportsDocument } from '../../operations/monitor.generated.ts';
import type { IncidentExportsQuery } from '../../operations/operations.generated.ts';
import type { SectionProps } from '../monitor/section.ts';
import { useUnsent } from '../monitor/use-unsent.ts';

/** An analyst takes the country's incidents out with a reason; and who did so before. */
export function Exports(props: SectionProps) {
  const { t } = useApp().words;
  const { can } = props.access;
  return (
    <section aria-labelledby="exports-title">
      <h2 id="exports-title" tabIndex={-1}>
        {t('monitor.exports')}
      </h2>
      {can('RECORD_INCIDENTS') && <ExportForm {...props} />}
      {can('READ_OPENINGS') && <ExportList {...props} />}
    </section>
  );
}

function ExportForm({ access: { country }, onChanged }: SectionProps) {
  const { t } = useApp().words;
  const [typed, setTyped] = useUnsent<{ reason: string }>(`${country} export`);
  const command = useCommand();
  const reason = typed?.reason ?? '';
  const take = async (event: SubmitEvent) => {
    event.preventDefault();
    if (command.busy) return;
    const taken = await command.run(
      ExportIncidentsDocument,
      { country, reason },
      ({ exportIncidents: { incidents, reports, importedEvents, leftOut } }) => {
        // No country in their names: they stand in the list of downloads.
        saveFile('incidents.csv', incidents);
        saveFile('reports.csv', reports);
        saveFile('imported-events.csv', importedEvents);
        return t('monitor.exported', { count: leftOut });
      },
    );
    if (!taken) return;
    setTyped(null);
    onChanged();
  };
  return (
    <form class="monitor-form monitor-sheet" autocomplete="off" onSubmit={take}>
      <p class="whole">{t('monitor.exportMeans')}</p>
      <label class="whole">
        {t('monitor.exportReason')}
        <textarea
          dir="auto"
          required
          maxLength={2_000}
          spellcheck={false}
          value={reason}
          onInput={({ currentTarget: { value } }) => setTyped(value === '' ? null : { reason: value })}
        />
      </label>
      <div class="pick whole">
        <button type="submit" class="main" disabled={command.busy}>
          {t('monitor.exportIt')}
        </button>
        <SaidLine said={command.said} />
      </div>
    </form>
  );
}

function ExportList({ access: { country }, version }: SectionProps) {
  const {
    sync,
    words: { t, rich },
  } = useApp();
  const loaded = useLoaded(`monitor exports ${country} ${version}`, async () => {
    const read = await sync.read({ document: IncidentExportsDocument, variables: { country } });
    return (read as IncidentExportsQuery).incidentExports;
  });
  const { data } = loaded;
  return (
    <>
      <h3>{t('monitor.exportList')}</h3>
      <NotLoaded loaded={loaded} />
      {data?.length === 0 && <p>{t('monitor.noExport')}</p>}
      {data && data.length > 0 && (
        <ul class="monitor-list">
          {data.map(({ id, person, reason, exportedAt }) => (
            <li key={id}>
              <p>
                {rich('monitor.exportedBy', {
                  name: (
                    <b>
                      <Written text={person.name} />
                    </b>
                  ),
                  at: <When iso={exportedAt} />,
                })}
              </p>
              <p class="monitor-words" dir="auto">
                {reason ?? t('monitor.wordsGone')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
