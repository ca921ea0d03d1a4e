import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { EvidenceRevisionsQuery } from '../../operations/operations.generated.ts';
import { EvidenceRevisionsDocument } from '../../operations/seldom.generated.ts';
import type { Item } from '../../sync/topics/country.ts';
import { EvidenceWords } from './evidence-words.tsx';

/** What a document said before its last revision, the last first, with the file that it had. */
export function Revisions({ id, revision, item }: { id: string; revision: number; item: Item }) {
  const {
    sync,
    words: { rich },
  } = useApp();
  const loaded = useLoaded(`revisions ${id} ${revision}`, async () => {
    const read = await sync.read({ document: EvidenceRevisionsDocument, variables: { id } });
    return (read as EvidenceRevisionsQuery).evidenceRevisions;
  });
  return (
    <>
      <NotLoaded loaded={loaded} />
      <ol class="steps">
        {loaded.data
          ?.filter((one) => one.revision < revision)
          .map((one) => (
            <li key={one.revision} value={one.revision}>
              <EvidenceWords said={one} item={item}>
                {rich('evidence.said', {
                  revision: one.revision,
                  name: <Written text={one.by.name} />,
                  time: <When iso={one.at} />,
                })}
              </EvidenceWords>
            </li>
          ))}
      </ol>
    </>
  );
}
