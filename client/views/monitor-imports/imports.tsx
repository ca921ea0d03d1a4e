import { useApp } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { EventImportsDocument, RemoveEventImportDocument } from '../../operations/monitor.generated.ts';
import type { EventImportsQuery } from '../../operations/operations.generated.ts';
import type { SectionProps } from '../monitor/section.ts';
import { ImportForm } from './import-form.tsx';
import { ImportedEvents } from './imported-events.tsx';
import './imports.css';

/** Events that others publish: what was imported, and one more file. */
export function Imports(props: SectionProps) {
  const { t } = useApp().words;
  return (
    <section aria-labelledby="imports-title">
      <h2 id="imports-title" tabIndex={-1}>
        {t('monitor.imports')}
      </h2>
      <p class="quiet">{t('monitor.importsMean')}</p>
      {props.access.can('RECORD_INCIDENTS') && <ImportForm {...props} />}
      <ImportList {...props} />
      <ImportedEvents {...props} />
    </section>
  );
}

function ImportList({ access: { country, can }, version, onChanged }: SectionProps) {
  const {
    sync,
    words: { t, rich },
  } = useApp();
  const command = useCommand();
  const loaded = useLoaded(`monitor imports ${country} ${version}`, async () => {
    const read = await sync.read({ document: EventImportsDocument, variables: { country } });
    return (read as EventImportsQuery).eventImports;
  });
  const remove = async (id: string) => {
    if (await command.run(RemoveEventImportDocument, { id }, () => t('monitor.importRemoved'))) onChanged();
  };
  return (
    <>
      <h3>{t('monitor.importList')}</h3>
      <NotLoaded loaded={loaded} />
      <SaidLine said={command.said} />
      {loaded.data?.length === 0 && <p>{t('monitor.noImport')}</p>}
      {loaded.data && loaded.data.length > 0 && (
        <ul class="monitor-list">
          {loaded.data.map(({ id, source, rowsTaken, rowsRefused, importedBy, importedAt }) => (
            <li key={id}>
              <p>
                {rich('monitor.importLine', {
                  source: (
                    <b>
                      <Written text={source} />
                    </b>
                  ),
                  taken: rowsTaken,
                  refused: rowsRefused,
                  name: <Written text={importedBy.name} />,
                  at: <When iso={importedAt} />,
                })}
              </p>
              {can('RECORD_INCIDENTS') && (
                <div class="pick">
                  <Confirm
                    label={t('monitor.importRemove')}
                    about={t('monitor.importRemoveOf', { source })}
                    question={t('monitor.importRemoveQuestion', { count: rowsTaken })}
                    busy={command.busy}
                    onYes={() => void remove(id)}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
