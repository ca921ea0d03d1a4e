import { useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { SaidLine } from '../../elements/use-command.tsx';
import { useOnce } from '../../elements/use-once.ts';
import type { DeclareEvidenceMutation, EvidenceSensitivity } from '../../operations/operations.generated.ts';
import { DeclareEvidenceDocument } from '../../operations/seldom.generated.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import type { EvidenceData } from '../../sync/topics/answer-evidence.ts';
import type { Item } from '../../sync/topics/country.ts';
import { useKept } from '../cycles/use-kept.ts';
import { EvidenceFields, type Saying, UrlField } from './evidence-fields.tsx';
import { declaring, FileField, isTooLarge, SignField } from './file-fields.tsx';

interface Props {
  readonly address: ResponseAddress;
  readonly item: Item;
  readonly limits: EvidenceData['limits'];
  readonly onChoose: (id: string, file: File) => void;
}

/** Declares a document: a link, or a file that is sent right after. */
export function EvidenceForm({ address, item, limits, onChoose }: Props) {
  const { t } = useApp().words;
  const { send, command } = useOnce();
  const name = `evidence ${JSON.stringify(address)}`;
  const [form, setForm] = useKept(`${name} form`, 'LINK');
  const { saying, say, forget } = useKeptSaying(name);
  const [file, setFile] = useState<File | null>(null);
  const [signed, setSigned] = useState(false);
  const latest = useRef(file);
  latest.current = file;
  /** With another key the field for a file is another one, and empty. */
  const [turn, setTurn] = useState(0);
  const takesFiles = limits.largestFile > 0;
  const isFile = takesFiles && form === 'FILE';
  const declare = async (event: SubmitEvent) => {
    event.preventDefault();
    if (command.busy || (isFile && (!file || isTooLarge(file, limits)))) return;
    const { kind, expiresOn, url, sensitivity, ...said } = saying;
    const input = {
      ...address,
      ...said,
      kind: Number(kind),
      sensitivity: sensitivity as EvidenceSensitivity,
      expiresOn: expiresOn || null,
      url: isFile ? null : url,
      file: isFile && file ? await declaring(file) : null,
      namesNobody: signed,
    };
    const taken = await send(
      DeclareEvidenceDocument,
      (mutationId) => ({ input: { ...input, mutationId } }),
      (result) => {
        const id = (result as DeclareEvidenceMutation).declareEvidence.evidence?.file?.id;
        if (id && file) onChoose(id, file);
        return t(isFile ? 'evidence.declared' : 'evidence.added');
      },
    );
    if (!taken) return;
    forget();
    // Another file that was chosen meanwhile is for the next document, and was signed for, or not, by itself.
    if (latest.current !== file) return;
    setFile(null);
    setSigned(false);
    setTurn((count) => count + 1);
  };
  return (
    <form class="plan-form evidence-form" onSubmit={declare}>
      <h4>{t('evidence.add')}</h4>
      {takesFiles && (
        <fieldset>
          <legend>{t('evidence.form')}</legend>
          {(['LINK', 'FILE'] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`${name} form`}
                checked={form === one}
                onChange={() => setForm(one)}
              />
              {t(`evidence.form.${one}`)}
            </label>
          ))}
        </fieldset>
      )}
      {isFile ? (
        <FileField key={turn} limits={limits} file={file} onFile={setFile} />
      ) : (
        <UrlField saying={saying} onSay={say} />
      )}
      <EvidenceFields item={item} name={name} saying={saying} onSay={say} />
      <SignField signed={signed} onSign={setSigned} />
      <div class="pick">
        <button type="submit" aria-disabled={command.busy}>
          {t('evidence.add')}
        </button>
      </div>
      <SaidLine said={command.said} />
    </form>
  );
}

/** What was typed, kept for as long as the window stands. Once it is declared, kind and language stay for the next document. */
function useKeptSaying(name: string) {
  const { language: reader } = useApp().words;
  const kept = {
    shows: useKept(`${name} shows`),
    kind: useKept(`${name} kind`, '1'),
    datedOn: useKept(`${name} day`),
    expiresOn: useKept(`${name} until`),
    language: useKept(`${name} language`, reader),
    sensitivity: useKept(`${name} sensitivity`),
    url: useKept(`${name} url`),
  };
  const { shows, kind, datedOn, expiresOn, language, sensitivity, url } = kept;
  const saying: Saying = {
    shows: shows[0],
    kind: kind[0],
    datedOn: datedOn[0],
    expiresOn: expiresOn[0],
    language: language[0],
    sensitivity: sensitivity[0],
    url: url[0],
  };
  const say = (change: Partial<Saying>) => {
    for (const field of Object.keys(change) as (keyof Saying)[]) kept[field][1](change[field] ?? '');
  };
  const forget = () => {
    for (const [, , forgetField] of [shows, datedOn, expiresOn, sensitivity, url]) forgetField();
  };
  return { saying, say, forget };
}
