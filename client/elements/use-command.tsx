import { useEffect, useRef, useState } from 'preact/hooks';
import type { Document } from '../operations/document.ts';
import { useApp } from './app-context.ts';
import { RefusalWords } from './refusal-words.tsx';
import { faultIn } from './use-loaded.ts';

/** What came of a change, in a sentence. */
export interface Said {
  readonly well: boolean;
  readonly text: string;
  /** Where the text is the server's: its code, by which the page may say it in its own language. */
  readonly code?: string;
}

export interface Command {
  /** Sends a change; `done` takes the answer in and gives the sentence that says what happened. */
  readonly run: <Result, Variables extends Readonly<Record<string, unknown>>>(
    document: Document<Result, Variables>,
    variables: Variables,
    done: (result: Result) => string,
  ) => Promise<boolean>;
  readonly busy: boolean;
  readonly said: Said | null;
}

/** One change at a time, outside of the outbox: it is sent at once or not at all. */
export function useCommand(): Command {
  const {
    sync,
    words: { t },
  } = useApp();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  return {
    busy,
    said,
    run: async (document, variables, done) => {
      setBusy(true);
      setSaid(null);
      try {
        const result = await sync.read({ document, variables });
        setSaid({ well: true, text: done(result as Parameters<typeof done>[0]) });
        return true;
      } catch (error) {
        const { kind, message, incident = '–' } = faultIn(error);
        if (kind === 'signed-out') sync.dispatch({ is: 'session-ended' });
        const text =
          kind === 'network'
            ? t('said.network')
            : kind === 'server'
              ? t('said.server', { incident })
              : message;
        const own = kind === 'network' || kind === 'server';
        setSaid({ well: false, text, ...(!own && { code: kind === 'forbidden' ? 'FORBIDDEN' : 'INVALID' }) });
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}

/** The sentence, where it is also heard. */
export function SaidLine({ said }: { said: Said | null }) {
  const place = useRef<HTMLParagraphElement>(null);
  // The focus goes to the words that say why it was refused.
  useEffect(() => {
    if (said && !said.well) place.current?.focus();
  }, [said]);
  return (
    <p class="said" role="status" data-focus tabIndex={-1} ref={place}>
      {said && (
        <span class={said.well ? 'saved' : 'failed'}>
          {said.well && <span aria-hidden="true">✓ </span>}
          {said.code === undefined ? (
            <bdi dir="auto">{said.text}</bdi>
          ) : (
            <RefusalWords code={said.code} message={said.text} />
          )}
        </span>
      )}
    </p>
  );
}
