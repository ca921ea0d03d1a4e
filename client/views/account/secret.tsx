import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';

/** A token's secret, for as long as it is looked at: it can't be shown again. */
export function Secret({ name, secret, onDone }: { name: string; secret: string; onDone: () => void }) {
  const { t } = useWords();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  // Without TLS, or where the person forbids it, there is no clipboard: the text can still be selected.
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(secret) ?? Promise.reject()).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  return (
    <div class="secret">
      <p>{t('account.secret', { name })}</p>
      <output aria-label={t('account.secretLabel')}>{secret}</output>
      <div class="pick">
        <button type="button" class="main" onClick={copy}>
          {t('account.copy')}
        </button>
        <button type="button" onClick={onDone}>
          {t('account.stored')}
        </button>
        <span role="status">{copied && t(copied === 'yes' ? 'account.copied' : 'account.notCopied')}</span>
      </div>
    </div>
  );
}
