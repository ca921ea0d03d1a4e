import { useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import type { Once } from '../../elements/use-once.ts';
import type { EvidenceSensitivity, ReviseEvidenceMutation } from '../../operations/operations.generated.ts';
import { ReviseEvidenceDocument } from '../../operations/seldom.generated.ts';
import type { EvidenceData, EvidenceDocument } from '../../sync/topics/answer-evidence.ts';
import type { Item } from '../../sync/topics/country.ts';
import { EvidenceFields, type Saying, UrlField } from './evidence-fields.tsx';
import { declaring, FileField, isTooLarge, SignField } from './file-fields.tsx';
import { RevisedMeanwhile } from './revised-meanwhile.tsx';

interface Props {
  readonly evidence: EvidenceDocument;
  readonly item: Item;
  readonly limits: EvidenceData['limits'];
  readonly onChoose: (id: string, file: File) => void;
  /** Says what came of it where the form is gone by then. */
  readonly once: Once;
  readonly onDone: () => void;
}

/**
 * Says something else about a document, and may put another file in its place. Only what was changed here is sent. What somebody else
 * said meanwhile stands in all other fields; where both changed the same, one chooses before anything is sent.
 */
export function ReviseForm({ evidence, item, limits, once, onChoose, onDone }: Props) {
  const { t } = useApp().words;
  const { send, command } = once;
  const now = sayingOf(evidence);
  /** What it said when this was last looked at. */
  const [base, setBase] = useState({ revision: evidence.revision, saying: now });
  const [changed, setChanged] = useState<Partial<Saying>>({});
  const [file, setFile] = useState<File | null>(null);
  const [signed, setSigned] = useState(false);
  const latest = useRef({ changed, file });
  latest.current = { changed, file };
  const theirs = (Object.keys(changed) as (keyof Saying)[]).filter(
    (field) => now[field] !== base.saying[field] && now[field] !== changed[field],
  );
  const meanwhile = evidence.revision > base.revision && (theirs.length > 0 || file !== null);
  const look = () => setBase({ revision: evidence.revision, saying: now });
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (command.busy || meanwhile || isTooLarge(file, limits)) return;
    const { kind, expiresOn, sensitivity, ...said } = changed;
    const input = {
      id: evidence.id,
      // Where nothing of it meets what is changed here, it is as if it had been seen.
      baseRevision: evidence.revision,
      ...said,
      ...(kind !== undefined && { kind: Number(kind) }),
      ...(sensitivity !== undefined && { sensitivity: sensitivity as EvidenceSensitivity }),
      ...(expiresOn !== undefined && { expiresOn: expiresOn || null }),
      ...(file && { file: await declaring(file), namesNobody: signed }),
    };
    let { revision } = evidence;
    const taken = await send(
      ReviseEvidenceDocument,
      (mutationId) => ({ input: { ...input, mutationId } }),
      (result) => {
        const revised = (result as ReviseEvidenceMutation).reviseEvidence.evidence;
        revision = revised?.revision ?? revision;
        if (revised?.file && file) onChoose(revised.file.id, file);
        return t('evidence.revised');
      },
    );
    if (!taken) return;
    const since = Object.entries(latest.current.changed).filter(
      ([field, said]) => said !== changed[field as keyof Saying],
    );
    const another = latest.current.file !== file;
    if (since.length === 0 && !another) return onDone();
    // Whoever wrote on meanwhile stays in the form, with that alone, on what was saved.
    setBase({ revision, saying: { ...now, ...changed } });
    setChanged(Object.fromEntries(since));
    if (!another) setFile(null);
  };
  const name = `revise ${evidence.id}`;
  const saying = { ...now, ...changed };
  const say = (change: Partial<Saying>) => setChanged((before) => ({ ...before, ...change }));
  return (
    <form class="plan-form evidence-form" onSubmit={save}>
      {evidence.url !== null && <UrlField saying={saying} onSay={say} />}
      <EvidenceFields item={item} name={name} saying={saying} onSay={say} />
      {evidence.file && limits.largestFile > 0 && (
        <FileField limits={limits} file={file} onFile={setFile} instead />
      )}
      {file && <SignField signed={signed} onSign={setSigned} />}
      {meanwhile && (
        <RevisedMeanwhile
          item={item}
          fields={theirs}
          now={now}
          onKeep={look}
          onTake={() => {
            const kept = Object.entries(changed).filter(([field]) => !theirs.includes(field as keyof Saying));
            setChanged(Object.fromEntries(kept));
            look();
          }}
        />
      )}
      <div class="pick">
        <button type="submit" class="main" aria-disabled={command.busy || meanwhile}>
          {t('evidence.save')}
        </button>
        <button type="button" onClick={onDone}>
          {t('said.cancel')}
        </button>
      </div>
    </form>
  );
}

function sayingOf({ shows, kind, datedOn, expiresOn, language, sensitivity, url }: EvidenceDocument): Saying {
  return {
    shows,
    kind: String(kind),
    datedOn,
    expiresOn: expiresOn ?? '',
    language,
    sensitivity,
    url: url ?? '',
  };
}
