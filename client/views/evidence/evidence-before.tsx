import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { useOnce } from '../../elements/use-once.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { ContinueEvidenceDocument } from '../../operations/seldom.generated.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import { EvidenceWords } from './evidence-words.tsx';
import { type FormerEvidence, readBefore } from './take-along.ts';
import '../plan/plan.css';

/** What showed last year's answer: what still counts can be taken along, the rest is out of date. */
export function EvidenceBefore({ address }: { address: ResponseAddress }) {
  const { sync } = useApp();
  const loaded = useLoaded(`before ${JSON.stringify(address)}`, () => readBefore(sync, address));
  return (
    <>
      <NotLoaded loaded={loaded} />
      <ul class="steps">
        {loaded.data?.map((one) => (
          <li key={one.evidence.id}>
            <OneBefore former={one} address={address} onTaken={loaded.again} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface Props {
  readonly former: FormerEvidence;
  readonly address: ResponseAddress;
  readonly onTaken: () => void;
}

function OneBefore({ former, address, onTaken }: Props) {
  const { t, rich } = useApp().words;
  const { send, command } = useOnce();
  const { evidence, stillCounts, takenAlong, mayTakeAlong } = former;
  const { country, agency, item } = address;
  const { id, author, declaredAt, shows } = evidence;
  const take = async () => {
    const taken = await send(
      ContinueEvidenceDocument,
      (mutationId) => ({ input: { id, country, agency, item, mutationId } }),
      () => t('evidence.isTaken'),
    );
    if (taken) onTaken();
  };
  return (
    <>
      <EvidenceWords said={evidence} item={undefined}>
        {rich('evidence.by', { name: <Written text={author.name} />, time: <When iso={declaredAt} /> })}
      </EvidenceWords>
      {takenAlong ? (
        <p>{t('evidence.stands')}</p>
      ) : (
        !stillCounts && <p class="waiting">{t('evidence.outOfDate')}</p>
      )}
      {mayTakeAlong && (
        <div class="pick">
          <button
            type="button"
            aria-label={t('evidence.takeAlongWhich', { shows })}
            aria-disabled={command.busy}
            onClick={take}
          >
            {t('evidence.takeAlong')}
          </button>
        </div>
      )}
      <SaidLine said={command.said} />
    </>
  );
}
