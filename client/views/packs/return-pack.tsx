import { useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import type { ReturnPackMutation } from '../../operations/operations.generated.ts';
import { ReturnPackDocument } from '../../operations/seldom.generated.ts';
import { PackOutcome } from './pack-outcome.tsx';

type Returned = ReturnPackMutation['returnPack'];

/** As many megabytes as the server takes. */
const MOST_MEGABYTES = 4;

/** A file is tried first, which writes nothing, and recorded then. */
export function ReturnPack() {
  const { t } = useApp().words;
  const [file, setFile] = useState<{ text: string; tooLarge: boolean } | null>(null);
  const [told, setTold] = useState<{ returned: Returned; recorded: boolean; of: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const latest = useRef<File | undefined>(undefined);
  const command = useCommand();
  const send = (of: string, dryRun: boolean) =>
    command.run(ReturnPackDocument, { file: of, dryRun }, ({ returnPack }) => {
      setTold({ returned: returnPack, recorded: !dryRun, of });
      const applied = countOf(returnPack, 'APPLIES') + countOf(returnPack, 'MERGED');
      const clashes = countOf(returnPack, 'CONFLICTS');
      return t(dryRun ? 'packs.tried' : 'packs.done', { applied, clashes });
    });
  const choose = async (input: HTMLInputElement) => {
    const chosen = input.files?.[0];
    latest.current = chosen;
    setTold(null);
    setFile(null);
    if (!chosen) return;
    const tooLarge = chosen.size > MOST_MEGABYTES * 1024 * 1024;
    const text = tooLarge ? '' : await base64Of(chosen);
    // Reading takes its time, and another file may have been chosen since.
    if (latest.current === chosen) setFile({ text, tooLarge });
  };
  const record = async (tried: string) => {
    if (!(await send(tried, false))) return;
    form.current?.reset();
    setFile(null);
  };
  // Only of the file that stands there: an answer may come after another one was chosen.
  const shown = told && (told.recorded || told.of === file?.text) ? told : null;
  // What clashes is recorded too: it is kept, and waits for a decision.
  const brings = shown && !shown.recorded ? changesIn(shown.returned) : 0;
  return (
    <>
      <form
        ref={form}
        aria-label={t('packs.return')}
        onSubmit={(event) => {
          event.preventDefault();
          if (!command.busy && file && !file.tooLarge) void send(file.text, true);
        }}
      >
        <label>
          {t('packs.choose')}
          <input
            type="file"
            accept=".xlsx"
            required={file === null}
            onChange={({ currentTarget }) => void choose(currentTarget)}
          />
        </label>
        {file?.tooLarge && (
          <p class="failed" role="alert">
            {t('packs.tooLarge', { megabytes: MOST_MEGABYTES })}
          </p>
        )}
        <div class="pick">
          <button
            type="submit"
            class={brings > 0 ? undefined : 'main'}
            disabled={command.busy || file?.tooLarge}
          >
            {t('packs.try')}
          </button>
          {shown && brings > 0 && (
            <button type="button" class="main" disabled={command.busy} onClick={() => void record(shown.of)}>
              {t('packs.record', { count: brings })}
            </button>
          )}
        </div>
        <SaidLine said={command.said} />
      </form>
      {shown && <PackOutcome returned={shown.returned} recorded={shown.recorded} />}
    </>
  );
}

function countOf({ rows }: Returned, outcome: Returned['rows'][number]['fields'][number]['outcome']): number {
  return rows.flatMap(({ fields }) => fields).filter((field) => field.outcome === outcome).length;
}

function changesIn(returned: Returned): number {
  return countOf(returned, 'APPLIES') + countOf(returned, 'MERGED') + countOf(returned, 'CONFLICTS');
}

/** A file as the API takes it. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'));
    reader.readAsDataURL(file);
  });
}
