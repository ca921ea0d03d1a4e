import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { ComparedAddendaDocument } from '../../operations/later.generated.ts';
import type { ComparedAddendaQuery } from '../../operations/operations.generated.ts';

/** What was added to a recorded answer after the closing, beside it. */
export function Addenda({ answer }: { answer: string }) {
  const { sync, words } = useApp();
  const { t, rich } = words;
  const loaded = useLoaded(answer, async () => {
    const { node } = (await sync.read({
      document: ComparedAddendaDocument,
      variables: { answer },
    })) as ComparedAddendaQuery;
    return node && 'addenda' in node ? node.addenda : [];
  });
  return (
    <>
      <NotLoaded loaded={loaded} />
      {loaded.data?.map(({ id, at, actor, note, changes }) => (
        <div key={id} class="addendum">
          <p class="quiet">
            {rich('comparison.added', {
              time: <When iso={at} />,
              name: <Written text={actor?.name ?? ''} />,
            })}{' '}
            <Written text={note ?? ''} />
          </p>
          {changes.map(({ field, to }) =>
            to === null ? null : (
              <p key={field} dir="auto">
                {field === 'narrative' ? to : t(`rating.${to}` as 'rating.MEETS')}
              </p>
            ),
          )}
        </div>
      ))}
    </>
  );
}
