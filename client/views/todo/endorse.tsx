import { useRef, useState } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import { type Said, SaidLine, useCommand } from '../../elements/use-command.tsx';
import { EndorseDocument } from '../../operations/later.generated.ts';
import type { TodoEntry } from '../../sync/topics/todo.ts';

/** What the country team says, and the word of the Resident Coordinator that they stand behind it as it was read. */
export function Endorse({ response }: { response: NonNullable<TodoEntry['response']> }) {
  const { t } = useApp().words;
  const { countries } = useReference();
  const command = useCommand();
  const [refused, setRefused] = useState<Said | null>(null);
  // Sent again after a fault, it is done once.
  const mutationId = useRef(crypto.randomUUID());
  const { cycleCode: cycle, countryCode: country, itemCode: item, rating, narrative, revision } = response;
  const endorse = () =>
    command.run(
      EndorseDocument,
      {
        input: {
          mutationId: mutationId.current,
          cycle,
          country,
          item,
          baseRevision: revision,
          rating,
          narrative,
          endorse: true,
        },
      },
      ({ recordResponse: outcome }) => {
        mutationId.current = crypto.randomUUID();
        const { __typename: is } = outcome;
        setRefused(
          is === 'ResponseConflict'
            ? { well: false, text: t('todo.changed') }
            : is === 'ResponseRefused'
              ? { well: false, text: outcome.message, code: outcome.code }
              : null,
        );
        return t('todo.endorsed');
      },
    );
  return (
    <>
      <p class="small">
        <strong>{t(`rating.${rating ?? 'none'}`)}</strong> <span dir="auto">{narrative}</span>
      </p>
      <div class="pick">
        <button
          type="button"
          disabled={command.busy}
          aria-label={t('todo.endorseOf', { item, country: countries[country]?.name ?? country })}
          onClick={endorse}
        >
          {t('todo.endorse')}
        </button>
      </div>
      <SaidLine said={refused ?? command.said} />
    </>
  );
}
