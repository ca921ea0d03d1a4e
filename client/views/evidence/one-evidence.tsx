import { useState } from 'preact/hooks';
import { useApp, useViewer } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { englishIf } from '../../elements/english-if.ts';
import { SaidLine } from '../../elements/use-command.tsx';
import { useOnce } from '../../elements/use-once.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { EraseEvidenceDocument, WithdrawEvidenceDocument } from '../../operations/seldom.generated.ts';
import type { EvidenceDocument } from '../../sync/topics/answer-evidence.ts';
import type { Item } from '../../sync/topics/country.ts';
import { Downloads } from './downloads.tsx';
import { languageName } from './language-names.ts';
import { SendFile } from './send-file.tsx';
import { sizeIn } from './size.ts';

interface Props {
  readonly evidence: EvidenceDocument;
  readonly item: Item;
  readonly chosen: File | undefined;
  readonly onChoose: (id: string, file: File) => void;
}

/** One document: what it shows, where it is, whether it counts, and what one may do about it. */
export function OneEvidence({ evidence, item, chosen, onChoose }: Props) {
  const { t, rich, date, number, language } = useApp().words;
  const { shows, kind, datedOn, expiresOn, url, file, counts, author, declaredAt, withdrawnAt } = evidence;
  return (
    <div class="evidence">
      <p class="step-text" dir="auto" data-focus tabIndex={-1}>
        {shows}
      </p>
      <p>
        {url !== null && (
          <a href={url} target="_blank" rel="noreferrer noopener">
            <bdi>{url}</bdi>
          </a>
        )}
        {file?.state === 'RECEIVED' && (
          <a href={`/files/${file.id}`} download={file.name}>
            <bdi>{file.name}</bdi>
          </a>
        )}
        {file && file.state !== 'RECEIVED' && <bdi>{file.name}</bdi>}
        {file &&
          ` · ${t('evidence.size', { size: number(sizeIn(file.bytes).value), unit: sizeIn(file.bytes).unit })}`}
      </p>
      <p class="quiet">
        <span {...englishIf(item.wording)}>{item.evidence[kind - 1] ?? ''}</span>
        {` · ${date(datedOn)} · ${languageName(evidence.language, language)} · ${t(`evidence.is.${evidence.sensitivity}`)}`}
        {expiresOn !== null && ` · ${t('evidence.until', { day: date(expiresOn) })}`}
        {' · '}
        {rich('evidence.by', { name: <Written text={author.name} />, time: <When iso={declaredAt} /> })}
      </p>
      {withdrawnAt !== null ? (
        <p class="waiting">{rich('evidence.withdrawn', { time: <When iso={withdrawnAt} /> })}</p>
      ) : (
        file?.state !== 'DECLARED' &&
        !counts && (
          <p class="waiting">{t(file?.state === 'REFUSED' ? 'evidence.refused' : 'evidence.countsNot')}</p>
        )
      )}
      {file?.state === 'DECLARED' && withdrawnAt === null && (
        <SendFile
          file={file}
          maySend={evidence.viewerCan.includes('SEND')}
          chosen={chosen}
          onChoose={(one) => onChoose(file.id, one)}
        />
      )}
      <Actions evidence={evidence} />
    </div>
  );
}

function Actions({ evidence: { id, viewerCan, author, shows } }: { evidence: EvidenceDocument }) {
  const { t } = useApp().words;
  const own = useViewer().person.id === author.id;
  const { send, command } = useOnce();
  const [reason, setReason] = useState('');
  const [downloads, setDownloads] = useState(false);
  return (
    <>
      <div class="pick">
        {viewerCan.includes('WITHDRAW') && (
          <Confirm
            label={t('evidence.withdraw')}
            about={t('evidence.withdrawWhich', { shows })}
            question={t('evidence.withdrawQuestion')}
            busy={command.busy}
            onYes={() =>
              send(
                WithdrawEvidenceDocument,
                (mutationId) => ({ id, mutationId }),
                () => t('evidence.isWithdrawn'),
              )
            }
          />
        )}
        {viewerCan.includes('ERASE') && (
          <Confirm
            label={t('evidence.erase')}
            about={t('evidence.eraseWhich', { shows })}
            busy={command.busy || (!own && reason.trim() === '')}
            question={
              <>
                {t('evidence.eraseQuestion')}
                {!own && (
                  <label>
                    {t('evidence.reason')}
                    <input
                      value={reason}
                      dir="auto"
                      onInput={(event) => setReason(event.currentTarget.value)}
                    />
                  </label>
                )}
              </>
            }
            onYes={() =>
              send(
                EraseEvidenceDocument,
                (mutationId) => ({ id, mutationId, reason: own ? null : reason }),
                () => t('evidence.isErased'),
              )
            }
          />
        )}
        {viewerCan.includes('READ_DOWNLOADS') && (
          <button type="button" aria-expanded={downloads} onClick={() => setDownloads(!downloads)}>
            {t('evidence.downloads')}
          </button>
        )}
      </div>
      {downloads && <Downloads id={id} />}
      <SaidLine said={command.said} />
    </>
  );
}
