import { useReference, useTopic, useWords } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { today } from '../../messages/calendar-date.ts';
import type { RecordedResponse, ResponseAddress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { latenessKey, latenessTopic } from '../../sync/topics/lateness.ts';

interface Props {
  readonly address: ResponseAddress;
  readonly server: RecordedResponse | undefined;
}

/** Says of an answer that it is late. Nobody asks before the last day, so that the server isn't asked in vain all year. */
export function Late({ address: { cycle, country, agency, item }, server }: Props) {
  const { rich, t } = useWords();
  const { cycles } = useReference();
  const closesOn = cycles.find((one) => one.code === cycle)?.closesOn;
  // The device's clock may be a day ahead or behind: the server alone says what is late.
  const over = closesOn !== undefined && today() >= closesOn;
  const { data } = useTopic(server && over ? topicOf(latenessTopic, { country, cycle }) : null);
  const late = data?.[latenessKey(agency, item)];
  if (!late) return null;
  return (
    <p class="late small waiting">
      {late.writtenAt === null
        ? t('latest.late')
        : rich('latest.lateWritten', { time: <When iso={late.writtenAt} /> })}
    </p>
  );
}
