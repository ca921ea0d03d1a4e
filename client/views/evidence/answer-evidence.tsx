import { useState } from 'preact/hooks';
import { useApp, useTopic } from '../../elements/app-context.ts';
import { Waiting } from '../../elements/waiting.tsx';
import type { ResponseAddress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { answerEvidenceTopic } from '../../sync/topics/answer-evidence.ts';
import type { Item } from '../../sync/topics/country.ts';
import { EvidenceForm } from './evidence-form.tsx';
import { OneEvidence } from './one-evidence.tsx';
import '../plan/plan.css';
import './evidence.css';

/** What shows an answer, live, and a form for more of it. */
export function AnswerEvidence({ address, item }: { address: ResponseAddress; item: Item }) {
  const { t } = useApp().words;
  const { data, followed } = useTopic(topicOf(answerEvidenceTopic, address));
  /** Files that were chosen in this window, by the ids that they were declared under. */
  const [chosen, setChosen] = useState<Readonly<Record<string, File>>>({});
  if (!data) return <Waiting followed={followed} />;
  const { documents, more, mayDeclare, limits } = data;
  const choose = (id: string, file: File) => setChosen((before) => ({ ...before, [id]: file }));
  return (
    <>
      {documents.length === 0 && more === 0 && <p class="quiet">{t('evidence.none')}</p>}
      <ul class="steps">
        {documents.map((one) => (
          <li key={one.id}>
            <OneEvidence
              evidence={one}
              item={item}
              limits={limits}
              chosen={one.file ? chosen[one.file.id] : undefined}
              onChoose={choose}
            />
          </li>
        ))}
      </ul>
      {more > 0 && <p class="quiet">{t('evidence.more', { count: more })}</p>}
      {mayDeclare && <EvidenceForm address={address} item={item} limits={limits} onChoose={choose} />}
    </>
  );
}
