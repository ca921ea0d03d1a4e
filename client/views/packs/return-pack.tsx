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
  const [told, setTold] = useState<{ returned: Returned; recorded: boolean } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const command = useCommand();
  const send = (dryRun: boolean) =>
    command.run(ReturnPackDocument, { file: file?.text ?? '', dryRun }, ({ returnPack }) => {
      setTold({ returned: returnPack, recorded: !dryRun });
      const applied = countOf(returnPack, 'APPLIES') + countOf(returnPack, 'MERGED');
      const clashes = countOf(returnPack, 'CONFLICTS');
      return t(dryRun ? 'packs.tried' : 'packs.done', { applied, clashes });
    });
  const choose = async (input: HTMLInputElement) => {
    const chosen = input.files?.[0];
    setTold(null);
    const tooLarge = (chosen?.size ?? 0) > MOST_MEGABYTES * 1024 * 1024;
    setFile(chosen ? { text: tooLarge ? '' : await base64Of(chosen), tooLarge } : null);
  };
  const record = async () => {
    if (!(await send(false))) return;
    form.current?.reset();
    setFile(null);
  };
  // What clashes is recorded too: it is kept, and waits for a decision.
  const brings = told && !told.recorded ? changesIn(told.returned) : 0;
  return (
    <>
      <form
        ref={form}
        aria-label={t('packs.return')}
        onSubmit={(event) => {
          event.preventDefault();
          if (!command.busy && file && !file.tooLarge) void send(true);
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
          {brings > 0 && (
            <button type="button" class="main" disabled={command.busy} onClick={() => void record()}>
              {t('packs.record', { count: brings })}
            </button>
          )}
        </div>
        <SaidLine said={command.said} />
      </form>
      {told && <PackOutcome {...told} />}
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
