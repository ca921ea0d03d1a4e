import { useWords } from './app-context.ts';
import { passingWords } from './fault-words.ts';
import { English } from './refusal-words.tsx';
import { isPassing, type Loaded } from './use-loaded.ts';

/** What stands beside or in the place of what could not be read yet, with the reason and the way on. */
export function NotLoaded({
  loaded: { data, fault, again },
}: {
  loaded: Pick<Loaded<unknown>, 'data' | 'fault' | 'again'>;
}) {
  const { t, rich } = useWords();
  if (fault === null) {
    return data === undefined ? (
      <p class="quiet" role="status">
        {t('page.loading')}
      </p>
    ) : null;
  }
  if (isPassing(fault)) return <p role="status">{passingWords(t, fault)}</p>;
  return (
    <div role="alert">
      <p>{rich('page.refused', { message: <English text={fault.message} /> })}</p>
      <button type="button" onClick={again}>
        {t('page.tryAgain')}
      </button>
    </div>
  );
}
