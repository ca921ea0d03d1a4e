import { useState } from 'preact/hooks';
import { useTopic, useWords } from '../../elements/app-context.ts';
import { Lazy } from '../../elements/lazy.tsx';
import { withWords } from '../../elements/with-words.ts';
import type { RecordedResponse, ResponseAddress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import type { Item } from '../../sync/topics/country.ts';
import { countryEvidenceTopic } from '../../sync/topics/country-evidence.ts';
import '../plan/plan-line.css';

/** The evidence, and its words, come when somebody first opens it. */
const loadEvidence = withWords(
  () => import('./answer-evidence.tsx').then((file) => file.AnswerEvidence),
  'evidence',
);

/** From these on evidence is asked for. */
const asksEvidence: ReadonlySet<string | null> = new Set(['APPROACHES', 'MEETS', 'EXCEEDS']);

interface Props {
  readonly address: ResponseAddress;
  readonly item: Item;
  readonly server: RecordedResponse | undefined;
}

/** How much shows an answer, and where nothing does though its rating asks for it; and on asking what. */
export function EvidenceLine({ address, item, server }: Props) {
  const { t } = useWords();
  const { cycle, country, agency } = address;
  const { data } = useTopic(topicOf(countryEvidenceTopic, { cycle, country }));
  const [open, setOpen] = useState(false);
  const id = `evidence-${agency ?? 'team'}-${item.code}`;
  const { documents = 0, counting = 0 } = data?.[`${agency ?? ''}/${item.code}`] ?? {};
  const label = data ? t('evidenced.count', { count: documents }) : t('evidenced.open');
  const lacks = data !== undefined && counting === 0 && asksEvidence.has(server?.rating ?? null);
  return (
    <div class="plan small">
      <button
        type="button"
        class="plain"
        aria-expanded={open}
        aria-controls={id}
        aria-label={t('evidenced.label', { label, item: item.code })}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {lacks && <span class="waiting">{t(documents > 0 ? 'evidenced.noneCounts' : 'evidenced.none')}</span>}
      <div id={id} class="planned">
        {open && <Lazy load={loadEvidence} props={{ address, item }} />}
      </div>
    </div>
  );
}
