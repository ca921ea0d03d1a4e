import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { englishIf } from '../../elements/english-if.ts';
import { SaidLine } from '../../elements/use-command.tsx';
import { useOnce } from '../../elements/use-once.ts';
import type { DeclareEvidenceMutation, EvidenceSensitivity } from '../../operations/operations.generated.ts';
import { DeclareEvidenceDocument } from '../../operations/seldom.generated.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import { hashOf } from '../../sync/send-file.ts';
import type { EvidenceData } from '../../sync/topics/answer-evidence.ts';
import type { Item } from '../../sync/topics/country.ts';
import { useKept } from '../cycles/use-kept.ts';
import { languageName, languageTags } from './language-names.ts';
import { sizeIn } from './size.ts';

interface Props {
  readonly address: ResponseAddress;
  readonly item: Item;
  readonly limits: EvidenceData['limits'];
  readonly onChoose: (id: string, file: File) => void;
}

const sensitivities: readonly EvidenceSensitivity[] = ['LOW', 'MODERATE', 'HIGH', 'SEVERE'];

/** Declares a document: a link, or a file that is sent right after. What is taken stands before one chooses. */
export function EvidenceForm({ address, item, limits, onChoose }: Props) {
  const { t, number, language: reader } = useApp().words;
  const { send, command } = useOnce();
  const name = `evidence ${JSON.stringify(address)}`;
  const [form, setForm] = useKept(`${name} form`, 'LINK');
  const [url, setUrl] = useKept(`${name} url`);
  const [kind, setKind] = useKept(`${name} kind`, '1');
  const [datedOn, setDatedOn] = useKept(`${name} day`);
  const [language, setLanguage] = useKept(`${name} language`, reader);
  const [sensitivity, setSensitivity] = useKept(`${name} sensitivity`);
  const [shows, setShows] = useKept(`${name} shows`);
  const [expiresOn, setExpiresOn] = useKept(`${name} until`);
  const [file, setFile] = useState<File | null>(null);
  const [signed, setSigned] = useState(false);
  /** With another key the field for a file is another one, and empty. */
  const [turn, setTurn] = useState(0);
  const takesFiles = limits.largestFile > 0;
  const isFile = takesFiles && form === 'FILE';
  const tooLarge = isFile && file !== null && file.size > limits.largestFile;
  const largest = sizeIn(limits.largestFile);
  const forget = () => {
    for (const empty of [setUrl, setDatedOn, setShows, setExpiresOn, setSensitivity]) empty('');
    setFile(null);
    setSigned(false);
    setTurn((count) => count + 1);
  };
  const declare = async (event: SubmitEvent) => {
    event.preventDefault();
    if (command.busy || tooLarge || (isFile && !file)) return;
    const following =
      isFile && file ? { name: file.name, bytes: file.size, sha256: await hashOf(file) } : null;
    const said = {
      kind: Number(kind),
      datedOn,
      language,
      sensitivity: sensitivity as EvidenceSensitivity,
      shows,
      expiresOn: expiresOn || null,
      url: isFile ? null : url,
      file: following,
      namesNobody: signed,
    };
    const taken = await send(
      DeclareEvidenceDocument,
      (mutationId) => ({ input: { ...address, ...said, mutationId } }),
      (result) => {
        const id = (result as DeclareEvidenceMutation).declareEvidence.evidence?.file?.id;
        if (id && file) onChoose(id, file);
        return t(isFile ? 'evidence.declared' : 'evidence.added');
      },
    );
    if (taken) forget();
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
        <label class="whole" key={turn}>
          {t('evidence.file', { size: number(largest.value), unit: largest.unit })}
          <input
            type="file"
            required
            accept=".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.jpg,.jpeg,.png,.txt,.csv"
            onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        </label>
      ) : (
        <label class="whole">
          {t('evidence.url')}
          <input
            type="url"
            required
            dir="ltr"
            value={url}
            onInput={(event) => setUrl(event.currentTarget.value)}
          />
        </label>
      )}
      {tooLarge && (
        <p class="failed" role="alert">
          {t('evidence.tooLarge')}
        </p>
      )}
      <label class="whole">
        {t('evidence.shows')}
        <textarea
          dir="auto"
          rows={2}
          required
          value={shows}
          onInput={(event) => setShows(event.currentTarget.value)}
        />
      </label>
      <label>
        {t('evidence.kind')}
        <select
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          {...englishIf(item.wording)}
        >
          {item.evidence.map((one, index) => (
            <option key={one} value={String(index + 1)}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('evidence.day')}
        <input
          type="date"
          required
          value={datedOn}
          onInput={(event) => setDatedOn(event.currentTarget.value)}
        />
      </label>
      <label>
        {t('evidence.expires')}
        <input type="date" value={expiresOn} onInput={(event) => setExpiresOn(event.currentTarget.value)} />
      </label>
      <label>
        {t('evidence.language')}
        <select value={language} onChange={(event) => setLanguage(event.currentTarget.value)}>
          {languageTags.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag, reader)}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>{t('evidence.sensitivity')}</legend>
        {sensitivities.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`${name} sensitivity`}
              required
              checked={sensitivity === one}
              onChange={() => setSensitivity(one)}
            />
            {t(`evidence.reads.${one}`)}
          </label>
        ))}
      </fieldset>
      <label class="sign whole">
        <input
          type="checkbox"
          required
          checked={signed}
          onChange={(event) => setSigned(event.currentTarget.checked)}
        />
        {t('evidence.sign')}
      </label>
      <div class="pick">
        <button type="submit" aria-disabled={command.busy}>
          {t('evidence.add')}
        </button>
      </div>
      <SaidLine said={command.said} />
    </form>
  );
}
