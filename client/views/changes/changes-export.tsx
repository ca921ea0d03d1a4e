import { useState } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import { AuditDocument } from '../../operations/later.generated.ts';
import type { AuditQuery, EventFilter } from '../../operations/operations.generated.ts';
import type { LogEvent } from '../../sync/model.ts';
import type { Sync } from '../../sync/runtime.ts';
import { saveChanges } from './changes-file.ts';

const pageSize = 500;

interface Props {
  readonly filter: EventFilter;
  readonly empty: boolean;
}

type State = { is: 'reading' | 'saved'; count: number; at: string } | { is: 'failed' } | null;

/** All that the filter lets through, however many pages it takes, as a file. Nothing is saved of it unless all was read. */
export function ChangesExport({ filter, empty }: Props) {
  const { sync, words } = useApp();
  const { t, exactTime } = words;
  const reference = useReference();
  const [state, setState] = useState<State>(null);
  const save = async () => {
    const at = new Date().toISOString();
    const reading = (count: number) => setState({ is: 'reading', count, at });
    reading(0);
    try {
      const events = await readAll(sync, filter, reading);
      saveChanges(events, reference, words, at);
      setState({ is: 'saved', count: events.length, at });
    } catch {
      setState({ is: 'failed' });
    }
  };
  return (
    <p class="export">
      <button type="button" onClick={save} disabled={empty || state?.is === 'reading'}>
        {t('audit.export')}
      </button>
      <span class="small quiet" role="status">
        {state?.is === 'reading' && t('audit.reading', { count: state.count })}
        {state?.is === 'saved' && t('export.saved', { count: state.count, time: exactTime(state.at) })}
        {state?.is === 'failed' && t('audit.exportFailed')}
      </span>
    </p>
  );
}

/** Newest first, as the page shows them; what happens while they are read is not among them. */
async function readAll(
  sync: Pick<Sync, 'read'>,
  filter: EventFilter,
  onRead: (count: number) => void,
): Promise<LogEvent[]> {
  const all: LogEvent[] = [];
  let before: string | null = null;
  for (;;) {
    const read = await sync.read({ document: AuditDocument, variables: { last: pageSize, before, filter } });
    const { edges, pageInfo }: AuditQuery['events'] = (read as AuditQuery).events;
    all.push(...edges.map(({ node }) => node).reverse());
    onRead(all.length);
    before = pageInfo.startCursor;
    if (!pageInfo.hasPreviousPage || before === null) return all;
  }
}
