import type { MessageKey } from '../messages/words.ts';
import type { RefusalCode } from '../operations/operations.generated.ts';
import { useWords } from './app-context.ts';

/** What the server said, in its own English words: marked, so that a page in another language is read aloud rightly. */
export function English({ text }: { text: string }) {
  return (
    <span lang="en" dir="ltr">
      {text}
    </span>
  );
}

// What is invalid only the server's sentence says.
const sentences: Readonly<Record<string, MessageKey>> = {
  FORBIDDEN: 'refused.FORBIDDEN',
  CYCLE_NOT_OPEN: 'refused.CYCLE_NOT_OPEN',
  UNKNOWN_COUNTRY: 'refused.UNKNOWN_COUNTRY',
  UNKNOWN_AGENCY: 'refused.UNKNOWN_AGENCY',
  UNKNOWN_ITEM: 'refused.UNKNOWN_ITEM',
  NOT_REPORTING: 'refused.NOT_REPORTING',
  OWN_ANSWER: 'refused.OWN_ANSWER',
  NOT_ENDORSED: 'refused.NOT_ENDORSED',
  SECOND_PERSON_NEEDED: 'refused.SECOND_PERSON_NEEDED',
  NOT_CARRIED: 'refused.NOT_CARRIED',
  REWORDED: 'refused.REWORDED',
  NOT_CONFIRMABLE: 'refused.NOT_CONFIRMABLE',
} satisfies { readonly [Code in Exclude<RefusalCode, 'INVALID'>]: MessageKey };

/** Why the server refused something: where its code says enough, first in the page's language. */
export function RefusalWords({ code, message }: { code: string; message: string }) {
  const { t, language } = useWords();
  const own = sentences[code];
  if (language === 'en' || !own) return <English text={message} />;
  return (
    <>
      {t(own)}{' '}
      <small>
        <English text={message} />
      </small>
    </>
  );
}
