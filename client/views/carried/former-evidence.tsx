import { useState } from 'preact/hooks';
import { useApp, useTopic } from '../../elements/app-context.ts';
import { Lazy } from '../../elements/lazy.tsx';
import { withWords } from '../../elements/with-words.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { type CarriedAnswer, placeOf } from '../../sync/topics/carried.ts';
import { countryEvidenceTopic } from '../../sync/topics/country-evidence.ts';
import '../plan/plan-line.css';

const loadBefore = withWords(
  () => import('../evidence/evidence-before.tsx').then((file) => file.EvidenceBefore),
  'evidence',
);

/** How many documents stand beside the answers with which this one goes on; 0 until that is known. */
export function useFormerDocuments(
  { country, agency }: ResponseAddress,
  from: CarriedAnswer['from'] | undefined,
): number {
  const cycle = from?.[0]?.cycleCode;
  const { data } = useTopic(cycle === undefined ? null : topicOf(countryEvidenceTopic, { cycle, country }));
  return (from ?? []).reduce(
    (sum, { itemCode }) => sum + (data?.[placeOf(agency, itemCode)]?.documents ?? 0),
    0,
  );
}

interface Props {
  readonly address: ResponseAddress;
  readonly documents: number;
  /** What was taken along since, so that what stands open is read again. */
  readonly turn: number;
}

/** What showed last year's answer, once somebody opens it. */
export function FormerEvidence({ address, documents, turn }: Props) {
  const { t } = useApp().words;
  const [open, setOpen] = useState(false);
  if (documents === 0) return null;
  const label = t('evidenced.count', { count: documents });
  const id = `evidence-before-${address.agency ?? 'team'}-${address.item}`;
  return (
    <div class="plan">
      <button
        type="button"
        class="plain"
        aria-expanded={open}
        aria-controls={id}
        aria-label={t('evidenced.label', { label, item: address.item })}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <div id={id} class="planned">
        {open && <Lazy key={turn} load={loadBefore} props={{ address }} />}
      </div>
    </div>
  );
}

/** Whether what still counts goes along with an answer that is confirmed, and what came of it. */
export function useTakingAlong(address: ResponseAddress) {
  const {
    sync,
    words: { t },
  } = useApp();
  const [along, setAlong] = useState(true);
  const [turn, setTurn] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const take = async () => {
    try {
      const { takeAllAlong } = await import('../evidence/take-along.ts');
      setSaid(t('evidenced.tookAlong', { count: await takeAllAlong(sync, address) }));
    } catch {
      setSaid(t('evidenced.notTaken'));
    }
    setTurn((count) => count + 1);
  };
  return { along, setAlong, turn, said, take };
}
