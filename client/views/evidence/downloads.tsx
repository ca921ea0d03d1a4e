import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { EvidenceDownloadsQuery } from '../../operations/operations.generated.ts';
import { EvidenceDownloadsDocument } from '../../operations/seldom.generated.ts';

/** Who took a file, the last first. */
export function Downloads({ id }: { id: string }) {
  const {
    sync,
    words: { t, rich },
  } = useApp();
  const loaded = useLoaded(`downloads ${id}`, async () => {
    const read = await sync.read({ document: EvidenceDownloadsDocument, variables: { id } });
    return (read as EvidenceDownloadsQuery).evidenceDownloads;
  });
  return (
    <>
      <NotLoaded loaded={loaded} />
      {loaded.data?.length === 0 && <p class="quiet">{t('evidence.nobodyTook')}</p>}
      <ul>
        {loaded.data?.map(({ by, at }) => (
          <li key={`${by.id} ${at}`}>
            {rich('evidence.took', { name: <Written text={by.name} />, time: <When iso={at} /> })}
          </li>
        ))}
      </ul>
    </>
  );
}
