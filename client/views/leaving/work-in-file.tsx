import { useState } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { TextDiff } from '../../elements/text-diff.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { AnswersOfQuery } from '../../operations/operations.generated.ts';
import { AnswersOfDocument } from '../../operations/seldom.generated.ts';
import { fields, isSame, keyOf, keyOfRecorded, type RecordedResponse, untouched } from '../../sync/model.ts';
import { ownEdit, type Proposal, proposalsOf, takenEdit, type Work } from '../../sync/work.ts';
import { AnswerLink, SentLine } from './sent-line.tsx';
import { useGoing } from './use-going.ts';

/** The changes of a file: each beside what stands now, taken or left out, and sent as one's own. */
export function WorkInFile({ work, own }: { work: Work; own: boolean }) {
  const {
    sync,
    words: { t, rich },
  } = useApp();
  const { cycles } = useReference();
  const proposals = proposalsOf(work);
  const isOpen = (cycle: string) => cycles.some(({ code, state }) => code === cycle && state === 'OPEN');
  const offered = proposals.filter(({ address }) => isOpen(address.cycle));
  const closed = [...new Set(proposals.map(({ address }) => address.cycle))].filter((one) => !isOpen(one));
  const places = [...new Map(offered.map(({ address }) => [placeOf(address), address])).entries()];
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set(own ? offered.map(({ key }) => key) : []));
  const [sent, setSent] = useState<readonly Proposal[] | null>(null);
  const { go, ahead } = useGoing();
  const loaded = useLoaded(places.map(([place]) => place).join(' '), async () => {
    const read = await Promise.all(
      places.map(async ([, { country, cycle }]) => {
        const result = await sync.read({ document: AnswersOfDocument, variables: { country, cycle } });
        return (result as AnswersOfQuery).countryChecklist.responses;
      }),
    );
    return new Map(read.flat().map((response) => [keyOfRecorded(response), response]));
  });
  const send = (now: ReadonlyMap<string, RecordedResponse>) => {
    const chosen = offered.filter(({ key }) => taken.has(key));
    setSent(chosen);
    go(
      own
        ? work.entries.filter(({ address }) => taken.has(keyOf(address))).map(ownEdit)
        : chosen.map((proposal) => {
            const response = now.get(proposal.key);
            const shown = { values: response ?? untouched, revision: response?.revision ?? 0 };
            return takenEdit(proposal, work.person, shown, crypto.randomUUID());
          }),
    );
  };
  const { data: now } = loaded;
  const name = <Written text={work.person.name} />;
  const time = <When iso={work.madeAt} />;
  return (
    <>
      <p>{own ? rich('leaving.own', { time }) : rich('leaving.others', { name, time })}</p>
      {closed.map((cycle) => (
        <p key={cycle}>{t('leaving.closed', { cycle })}</p>
      ))}
      {offered.length > 0 && !sent && <NotLoaded loaded={loaded} />}
      {sent && (
        <ul>
          {sent.map(({ key, address }) => (
            <SentLine key={key} address={address} ahead={ahead.has(key)} />
          ))}
        </ul>
      )}
      {!sent && offered.length > 0 && now && (
        <>
          <ul>
            {offered.map((proposal) => (
              <Offered
                key={proposal.key}
                proposal={proposal}
                now={now.get(proposal.key)}
                author={work.person.name}
                taken={taken.has(proposal.key)}
                onTaken={(take) => {
                  const next = new Set(taken);
                  if (take) next.add(proposal.key);
                  else next.delete(proposal.key);
                  setTaken(next);
                }}
              />
            ))}
          </ul>
          <button type="button" class="main" disabled={taken.size === 0} onClick={() => send(now)}>
            {t('leaving.sendThese', { count: taken.size })}
          </button>
        </>
      )}
    </>
  );
}

function Offered({
  proposal: { address, patch, seen, note, writtenAt },
  now,
  author,
  taken,
  onTaken,
}: {
  proposal: Proposal;
  now: RecordedResponse | undefined;
  author: string;
  taken: boolean;
  onTaken: (taken: boolean) => void;
}) {
  const { t, rich } = useApp().words;
  const values = now ?? untouched;
  const named = fields.filter((field) => field in patch);
  const moved = named.some(
    (field) => !isSame(values[field], seen[field]) && !isSame(values[field], patch[field]),
  );
  return (
    <li>
      <AnswerLink address={address} />
      {moved && now && (
        <p class="waiting">
          {rich('leaving.moved', {
            name: <Written text={now.updatedBy.name} />,
            author: <Written text={author} />,
            time: <When iso={now.updatedAt} />,
          })}
        </p>
      )}
      {named.map((field) => (
        <div key={field} class="sides">
          <div>
            <h3>{t('leaving.now', { field })}</h3>
            <Value field={field} before={values[field]} value={values[field]} />
          </div>
          <div>
            <h3>{rich('leaving.inFile', { field, time: <When iso={writtenAt} /> })}</h3>
            <Value field={field} before={values[field]} value={patch[field] ?? null} />
          </div>
        </div>
      ))}
      {note && <p>{rich('leaving.note', { text: <Written text={note} /> })}</p>}
      <label class="take">
        <input type="checkbox" checked={taken} onChange={(event) => onTaken(event.currentTarget.checked)} />
        {t('leaving.take', { item: address.item })}
      </label>
    </li>
  );
}

function Value({
  field,
  before,
  value,
}: {
  field: (typeof fields)[number];
  before: string | null;
  value: string | null;
}) {
  const { t } = useApp().words;
  if (field === 'status') return <p>{t(`status.${(value ?? 'NOT_STARTED') as 'SUBMITTED'}`)}</p>;
  if (field === 'rating') return <p>{t(`rating.${(value ?? 'none') as 'none'}`)}</p>;
  return <TextDiff before={before ?? ''} after={value ?? ''} />;
}

function placeOf({ country, cycle }: Proposal['address']): string {
  return keyOf({ country, cycle, agency: null, item: '' });
}
