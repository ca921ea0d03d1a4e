import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { hashOf, type Progress, type Sent, sendFile } from '../../sync/send-file.ts';
import type { EvidenceDocument } from '../../sync/topics/answer-evidence.ts';

interface Props {
  readonly file: NonNullable<EvidenceDocument['file']>;
  readonly maySend: boolean;
  /** The file itself, where somebody chose it in this window. */
  readonly chosen: File | undefined;
  readonly onChoose: (file: File) => void;
}

/** How much of a declared file has come; and sends it, as long as this stands. */
export function SendFile({ file, maySend, chosen, onChoose }: Props) {
  const { t, percent } = useApp().words;
  const [progress, setProgress] = useState<Progress | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const [another, setAnother] = useState(false);
  useEffect(() => {
    if (!chosen || !maySend) return;
    const stopping = new AbortController();
    const { signal } = stopping;
    const tell = (now: Progress) =>
      setProgress((before) => (now.waits ? { received: before?.received ?? 0, waits: true } : now));
    setSent(null);
    sendFile(chosen, `/files/uploads/${file.id}`, { signal, tell }).then((outcome) => {
      if (!signal.aborted) setSent(outcome);
    });
    return () => stopping.abort();
  }, [chosen, file.id, maySend]);
  const received = progress?.received ?? file.received;
  const share = received / file.bytes;
  const isSending = chosen !== undefined && sent === null;
  const choose = async (one: File | undefined) => {
    if (!one) return;
    const same = one.size === file.bytes && (await hashOf(one)) === file.sha256;
    setAnother(!same);
    if (same) onChoose(one);
  };
  return (
    <div>
      <p role="status">
        {sent === 'damaged' || sent === 'gone' || sent === 'refused'
          ? t(`evidence.sent.${sent}`)
          : t('evidence.received', { share: percent(share) })}
        {progress?.waits && isSending && ` ${t('evidence.waits')}`}
      </p>
      {isSending && (
        <progress
          max={file.bytes}
          value={received}
          aria-label={t('evidence.received', { share: percent(share) })}
        />
      )}
      {maySend && !isSending && sent !== 'received' && (
        <label>
          {t('evidence.goOn')}
          <input type="file" onChange={(event) => choose(event.currentTarget.files?.[0])} />
        </label>
      )}
      {another && (
        <p class="failed" role="alert">
          {t('evidence.another')}
        </p>
      )}
    </div>
  );
}
