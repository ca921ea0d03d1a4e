import { useApp } from '../../elements/app-context.ts';
import { hashOf } from '../../sync/send-file.ts';
import type { EvidenceData } from '../../sync/topics/answer-evidence.ts';
import { sizeIn } from './size.ts';

interface Props {
  readonly limits: EvidenceData['limits'];
  readonly file: File | null;
  readonly onFile: (file: File | null) => void;
  /** In the place of another one, which may stay. */
  readonly instead?: boolean;
}

/** Chooses a file. What is taken stands before one chooses. */
export function FileField({ limits, file, onFile, instead = false }: Props) {
  const { t, number } = useApp().words;
  const largest = sizeIn(limits.largestFile);
  const taken = t('evidence.file', { size: number(largest.value), unit: largest.unit });
  return (
    <>
      <label class="whole">
        {instead ? t('evidence.instead', { taken }) : taken}
        <input
          type="file"
          required={!instead}
          accept=".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.jpg,.jpeg,.png,.txt,.csv"
          onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)}
        />
      </label>
      {isTooLarge(file, limits) && (
        <p class="failed" role="alert">
          {t('evidence.tooLarge')}
        </p>
      )}
    </>
  );
}

export function isTooLarge(file: File | null, limits: EvidenceData['limits']): boolean {
  return file !== null && file.size > limits.largestFile;
}

/** What declares a file that is to follow. */
export async function declaring(file: File) {
  return { name: file.name, bytes: file.size, sha256: await hashOf(file) };
}

/** That the document names nobody who would come to harm. */
export function SignField({ signed, onSign }: { signed: boolean; onSign: (signed: boolean) => void }) {
  const { t } = useApp().words;
  return (
    <label class="sign whole">
      <input
        type="checkbox"
        required
        checked={signed}
        onChange={(event) => onSign(event.currentTarget.checked)}
      />
      {t('evidence.sign')}
    </label>
  );
}
