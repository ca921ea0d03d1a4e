import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { AssignableQuery } from '../../operations/operations.generated.ts';
import { AssignableDocument } from '../../operations/plan.generated.ts';
import type { Person, ResponseAddress } from '../../sync/model.ts';

/** As many as the server offers at a time. */
const most = 10;

interface Props {
  readonly address: ResponseAddress;
  readonly label: string;
  readonly nobody: string;
  /** Who is chosen, by id; empty for nobody. */
  readonly value: string;
  /** Whom it names already, who may be none of those who are offered. */
  readonly known: Person | null;
  readonly onChoose: (id: string) => void;
}

/** Chooses one of those who may write an answer. Where there are more than can be offered, a name can be sought. */
export function PersonChoice({ address, label, nobody, value, known, onChoose }: Props) {
  const { sync, words } = useApp();
  const { t } = words;
  const [sought, setSought] = useState('');
  const [many, setMany] = useState(false);
  const loaded = useLoaded(`${JSON.stringify(address)} ${sought}`, async () => {
    const variables = { ...address, search: sought };
    const read = (await sync.read({ document: AssignableDocument, variables })) as AssignableQuery;
    if (read.assignable.length >= most) setMany(true);
    return read.assignable;
  });
  const offered = loaded.data ?? [];
  const people = known && !offered.some(({ id }) => id === known.id) ? [known, ...offered] : offered;
  return (
    <>
      {many && (
        <label>
          {t('plan.seek')}
          <input type="search" value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
        </label>
      )}
      <label>
        {label}
        <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="">{nobody}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <NotLoaded loaded={loaded} />
    </>
  );
}
