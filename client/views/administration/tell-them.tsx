import { useRef, useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';

/** Who was invited hears nothing from Concord: the address of the door, and words to send along with it. */
export function TellThem({ count }: { count: number }) {
  const { t } = useWords();
  const text = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const link = `${location.origin}/`;
  // Without TLS, or where the person forbids it, there is no clipboard: the text stands selected for the keyboard's copy.
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(text.current?.value ?? '') ?? Promise.reject()).then(
      () => setCopied('yes'),
      () => {
        text.current?.focus();
        text.current?.select();
        setCopied('no');
      },
    );
  return (
    <div class="tell-them">
      <p>
        <strong>{t('people.nothingSent', { count })}</strong> {t('people.link')} <a href={link}>{link}</a>
      </p>
      <label>
        {t('people.textToSend')}
        <textarea ref={text} rows={4} readOnly data-verbatim value={t('people.invitationText', { link })} />
      </label>
      <div class="pick">
        <button type="button" onClick={copy}>
          {t('people.copyText')}
        </button>
        <span role="status">
          {copied && t(copied === 'yes' ? 'people.textCopied' : 'people.textNotCopied')}
        </span>
      </div>
    </div>
  );
}
