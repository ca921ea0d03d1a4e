import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import { useSettled } from '../../elements/use-settled.ts';
import { PersonNameDocument } from '../../operations/later.generated.ts';
import type { PersonNameQuery } from '../../operations/operations.generated.ts';
import { readPeople } from '../administration/read-people.ts';

interface Props {
  /** The id of the person who made the changes; empty for everybody's. */
  readonly person: string;
  /** Whether this reader lists people. A reader who doesn't chooses a name where it stands among the changes. */
  readonly searches: boolean;
  readonly onChoose: (person: string) => void;
}

/** Who did it or whom it is about. */
export function PersonFilter({ person, searches, onChoose }: Props) {
  if (person !== '') return <Chosen person={person} onClear={() => onChoose('')} />;
  return searches ? <Search onChoose={onChoose} /> : null;
}

function Chosen({ person, onClear }: { person: string; onClear: () => void }) {
  const { sync, words } = useApp();
  const { t } = words;
  const { data } = useLoaded(person, async () => {
    const read = await sync.read({ document: PersonNameDocument, variables: { id: person } });
    const { node } = read as PersonNameQuery;
    return node && 'name' in node ? node.name : null;
  });
  return (
    <label>
      <span>{t('audit.person')}</span>
      <select value={person} onChange={onClear}>
        <option value={person}>{data === null ? t('audit.nobody') : data}</option>
        <option value="">{t('choice.everyAgency')}</option>
      </select>
    </label>
  );
}

function Search({ onChoose }: Pick<Props, 'onChoose'>) {
  const { sync, words } = useApp();
  const { t } = words;
  const [typed, setTyped] = useState('');
  const sought = useSettled(typed.trim());
  // Also who was deactivated: what they did stays.
  const { data } = useLoaded(sought, async () =>
    sought === '' ? null : readPeople(sync, { q: sought, state: 'all' }, 1),
  );
  const found = sought === '' ? null : data;
  return (
    <>
      <label>
        <span>{t('audit.search')}</span>
        <input type="search" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
      </label>
      {found && (
        <label>
          <span role="status">
            {t('audit.found', { count: found.people.length, more: found.more ? 'yes' : 'no' })}
          </span>
          <select value="" onChange={(event) => onChoose(event.currentTarget.value)}>
            <option value="">{t('audit.choose')}</option>
            {found.people.map(({ person, email }) => (
              <option key={person.id} value={person.id}>
                {email === null ? person.name : `${person.name} · ${email}`}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}
