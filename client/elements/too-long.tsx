import { longest, type TextPlace, tooMany } from '../sync/texts.ts';
import { useWords } from './app-context.ts';

/** By how much a text is longer than the server takes, said where it is written; nothing where it isn't. */
export function TooLong({ id, place, text }: { id: string; place: TextPlace; text: string | null }) {
  const { t } = useWords();
  const count = tooMany(place, text);
  // It stands there to be heard from the first letter too many, and takes no place till then.
  return (
    <p id={id} class={count > 0 ? 'failed small too-long' : 'unseen'} role="status">
      {count > 0 && t('said.tooLong', { count, longest: longest[place] })}
    </p>
  );
}
