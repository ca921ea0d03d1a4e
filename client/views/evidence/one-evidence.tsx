import { useState } from 'preact/hooks';
import { useApp, useViewer } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { SaidLine } from '../../elements/use-command.tsx';
import { useOnce } from '../../elements/use-once.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { EraseEvidenceDocument, WithdrawEvidenceDocument } from '../../operations/seldom.generated.ts';
import type { EvidenceData, EvidenceDocument } from '../../sync/topics/answer-evidence.ts';
import type { Item } from '../../sync/topics/country.ts';
import { Downloads } from './downloads.tsx';
import { EvidenceWords } from './evidence-words.tsx';
import { ReviseForm } from './revise-form.tsx';
import { Revisions } from './revisions.tsx';
import { SendFile } from './send-file.tsx';

interface Props {
  readonly evidence: EvidenceDocument;
  readonly item: Item;
  readonly limits: EvidenceData['limits'];
  readonly chosen: File | undefined;
  readonly onChoose: (id: string, file: File) => void;
}

/** One document: what it shows, where it is, whether it counts, and what one may do about it. */
export function OneEvidence({ evidence, item, limits, chosen, onChoose }: Props) {
  const { t, rich } = useApp().words;
  const { file, counts, author, declaredAt, withdrawnAt } = evidence;
  return (
    <div class="evidence">
      <EvidenceWords said={evidence} item={item}>
        {rich('evidence.by', { name: <Written text={author.name} />, time: <When iso={declaredAt} /> })}
      </EvidenceWords>
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
      <Actions evidence={evidence} item={item} limits={limits} onChoose={onChoose} />
    </div>
  );
}

function Actions({ evidence, item, limits, onChoose }: Omit<Props, 'chosen'>) {
  const { id, viewerCan, author, shows, revision } = evidence;
  const { t } = useApp().words;
  const own = useViewer().person.id === author.id;
  const once = useOnce();
  const { send, command } = once;
  const [reason, setReason] = useState('');
  const [opened, setOpened] = useState<'revise' | 'downloads' | 'revisions' | null>(null);
  const toggle = (one: typeof opened) => setOpened(opened === one ? null : one);
  return (
    <>
      <div class="pick">
        {viewerCan.includes('REVISE') && (
          <button
            type="button"
            aria-expanded={opened === 'revise'}
            aria-label={t('evidence.reviseWhich', { shows })}
            onClick={() => toggle('revise')}
          >
            {t('evidence.revise')}
          </button>
        )}
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
            busy={command.busy}
            ready={own || reason.trim() !== ''}
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
          <button type="button" aria-expanded={opened === 'downloads'} onClick={() => toggle('downloads')}>
            {t('evidence.downloads')}
          </button>
        )}
        {viewerCan.includes('READ_REVISIONS') && (
          <button type="button" aria-expanded={opened === 'revisions'} onClick={() => toggle('revisions')}>
            {t('evidence.revisions')}
          </button>
        )}
      </div>
      {opened === 'revise' && (
        <ReviseForm
          evidence={evidence}
          item={item}
          limits={limits}
          once={once}
          onChoose={onChoose}
          onDone={() => setOpened(null)}
        />
      )}
      {opened === 'downloads' && <Downloads id={id} />}
      {opened === 'revisions' && <Revisions id={id} revision={revision} item={item} />}
      <SaidLine said={command.said} />
    </>
  );
}
