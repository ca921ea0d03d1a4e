import { useEffect, useState } from 'preact/hooks';
import { useApp, useReference, useTopic } from '../../elements/app-context.ts';
import { keyOf, type RecordedResponse, type ResponseAddress, type Values } from '../../sync/model.ts';
import type { Line } from '../../sync/outbox.ts';
import { topicOf } from '../../sync/topic.ts';
import { secondPersonTopic } from '../../sync/topics/second-person.ts';

interface Props {
  readonly address: ResponseAddress;
  readonly values: Values;
  readonly server: RecordedResponse | undefined;
  readonly line: Line | undefined;
}

/**
 * Of an answer whose agency asks for a second person: that it waits for them. What somebody tried to submit themselves is kept
 * in progress, so that none of it stays in this window alone.
 */
export function SecondPerson({ address, values, server, line }: Props) {
  const { sync, words } = useApp();
  const { t } = words;
  const { agencies } = useReference();
  const { data } = useTopic(topicOf(secondPersonTopic, { country: address.country }));
  const [kept, setKept] = useState(false);
  const refused = line?.refusal?.code === 'SECOND_PERSON_NEEDED';
  const { agency } = address;
  const key = keyOf(address);
  useEffect(() => {
    if (!refused) return;
    setKept(true);
    const edit = {
      address,
      patch: { status: 'IN_PROGRESS' as const },
      seen: { status: server?.status ?? 'NOT_STARTED' },
      base: server?.revision ?? 0,
      note: null,
      mutationId: crypto.randomUUID(),
      at: new Date().toISOString(),
    };
    sync.dispatch({ is: 'edit', edit });
    sync.dispatch({ is: 'settle', key });
    // Once for each refusal.
  }, [sync, refused, key]);
  const { status } = values;
  useEffect(() => {
    if (!refused && status !== 'IN_PROGRESS') setKept(false);
  }, [refused, status]);
  if (agency === null) return null;
  const waits =
    server?.status === 'IN_PROGRESS' &&
    server.rating !== null &&
    server.narrative !== null &&
    data?.askedBy.includes(agency) === true;
  const turnedDown = kept && status === 'IN_PROGRESS';
  if (!waits && !turnedDown) return null;
  const name = agencies[agency]?.acronym ?? agency;
  return (
    <p class="small second-person" role="status">
      {turnedDown && <span class="waiting">{t('second.kept', { agency: name })} </span>}
      {waits && t('second.waits', { agency: name })}
    </p>
  );
}
