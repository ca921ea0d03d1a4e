import { useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { ImportEventsDocument, ImportOfferDocument } from '../../operations/monitor.generated.ts';
import type { ImportEventsMutation, ImportOfferQuery } from '../../operations/operations.generated.ts';
import { decodeList } from '../administration/decode-list.ts';
import type { SectionProps } from '../monitor/section.ts';
import { draftOf, type ImportDraft, mappingOf, withMeaning } from './import-draft.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { MappingFields } from './mapping-fields.tsx';

type Outcome = ImportEventsMutation['importEvents'];

/** A file of events is tried first, which writes nothing, and imported then. */
export function ImportForm(props: SectionProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { country } = props.access;
  const loaded = useLoaded(`monitor import offer ${country} ${props.version}`, async () => {
    const read = await sync.read({ document: ImportOfferDocument, variables: { country } });
    return (read as ImportOfferQuery).importOffer;
  });
  return (
    <>
      <h3>{t('monitor.importFile')}</h3>
      <NotLoaded loaded={loaded} />
      {loaded.data && <Form {...props} offer={loaded.data} />}
    </>
  );
}

function Form({
  access: { country },
  onChanged,
  offer: { mappings, mostCharacters, mostRows },
}: SectionProps & { offer: ImportOfferQuery['importOffer'] }) {
  const { t } = useApp().words;
  const [draft, setDraft] = useState<ImportDraft>(() => draftOf(mappings[0] ?? null, null));
  /** What the last try said, of the draft as it was then. */
  const [tried, setTried] = useState<{ draft: ImportDraft; outcome: Outcome } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const command = useCommand();
  const known = mappings.find(({ source }) => source === draft.source) ?? null;
  const outcome = tried?.outcome ?? null;
  const newEvents = tried?.draft === draft ? tried.outcome.taken : 0;
  const tooLong = (draft.file?.text.length ?? 0) > mostCharacters;
  const send = (dryRun: boolean) => {
    const { source, file } = draft;
    const input = { country, source, mapping: mappingOf(draft), file: file?.text ?? '' };
    return command.run(ImportEventsDocument, { input, dryRun }, ({ importEvents }) => {
      setTried(dryRun ? { draft, outcome: importEvents } : null);
      const { taken, rows } = importEvents;
      return t(dryRun ? 'monitor.importTried' : 'monitor.importDone', { taken, rows });
    });
  };
  const begin = (next: ImportDraft) => {
    setTried(null);
    setDraft(next);
  };
  const choose = async (input: HTMLInputElement) => {
    const chosen = input.files?.[0];
    if (!chosen) return;
    const text = decodeList(new Uint8Array(await chosen.arrayBuffer()));
    begin({ ...draft, file: { name: chosen.name, text } });
  };
  const take = async () => {
    if (!(await send(false))) return;
    form.current?.reset();
    begin(draftOf(known, null));
    onChanged();
  };
  return (
    <form
      ref={form}
      class="monitor-form monitor-sheet"
      autocomplete="off"
      aria-label={t('monitor.importFile')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!command.busy) void send(true);
      }}
    >
      <label>
        {t('monitor.importSource')}
        <select
          value={known?.source ?? ''}
          onChange={({ currentTarget: { value } }) =>
            begin(draftOf(mappings.find(({ source }) => source === value) ?? null, draft.file))
          }
        >
          {mappings.map(({ source }) => (
            <option key={source} value={source}>
              {source}
            </option>
          ))}
          <option value="">{t('monitor.importOther')}</option>
        </select>
      </label>
      {!known && (
        <label>
          {t('monitor.importOtherName')}
          <input
            dir="auto"
            required
            maxLength={200}
            value={draft.source}
            onInput={({ currentTarget: { value } }) => setDraft({ ...draft, source: value })}
          />
        </label>
      )}
      <label>
        {t('monitor.importChoose')}
        <input
          type="file"
          accept=".csv,.txt,.json,.jsonl,.ndjson,text/csv"
          required={draft.file === null}
          aria-describedby="import-limits"
          onChange={({ currentTarget }) => void choose(currentTarget)}
        />
      </label>
      <p class="whole small quiet" id="import-limits">
        {t('monitor.importLimits', { characters: mostCharacters, rows: mostRows })}
      </p>
      {tooLong && (
        <p class="whole failed" role="alert">
          {t('monitor.importTooLong', { characters: draft.file?.text.length ?? 0 })}
        </p>
      )}
      <MappingFields draft={draft} open={!known} onChange={setDraft} />
      <div class="pick whole">
        <button type="submit" class={newEvents > 0 ? undefined : 'main'} disabled={command.busy || tooLong}>
          {t('monitor.importTry')}
        </button>
        {newEvents > 0 && (
          <button type="button" class="main" disabled={command.busy} onClick={() => void take()}>
            {t('monitor.importTake', { count: newEvents })}
          </button>
        )}
        <SaidLine said={command.said} />
      </div>
      {outcome && (
        <ImportOutcome
          outcome={outcome}
          country={country}
          meanings={draft.meanings}
          onMeaning={(field, value, means) => setDraft(withMeaning(draft, field, value, means))}
        />
      )}
    </form>
  );
}
