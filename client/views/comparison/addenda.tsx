import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { ComparedAddendaDocument } from '../../operations/later.generated.ts';
import type { ComparedAddendaQuery } from '../../operations/operations.generated.ts';
import { Addendum } from '../carried/addendum.tsx';

/** What was added to a recorded answer after the closing, beside it. */
export function Addenda({ answer }: { answer: string }) {
  const { sync } = useApp();
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
      {loaded.data?.map((addendum) => (
        <Addendum key={addendum.id} addendum={addendum} />
      ))}
    </>
  );
}
