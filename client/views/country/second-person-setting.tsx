import { useState } from 'preact/hooks';
import { useApp, useReference, useTopic, useViewer } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { AskForSecondPersonDocument } from '../../operations/soon.generated.ts';
import { topicOf } from '../../sync/topic.ts';
import { secondPersonTopic } from '../../sync/topics/second-person.ts';

interface Props {
  readonly country: string;
  /** The party whose page this is. */
  readonly agency: string;
}

/** Whether somebody else of the agency submits what one wrote: said to everybody, and set by its focal points. */
export function SecondPersonSetting({ country, agency }: Props) {
  const { t } = useApp().words;
  const { agencies, countries } = useReference();
  const { memberships } = useViewer();
  const { data } = useTopic(topicOf(secondPersonTopic, { country }));
  const command = useCommand();
  const [everywhere, setEverywhere] = useState(false);
  const asked = data?.askedBy.includes(agency) ?? false;
  const may = data?.mayBeAskedBy.includes(agency) ?? false;
  if (!asked && !may) return null;
  const names = { agency: agencies[agency]?.acronym ?? agency, country: countries[country]?.name ?? country };
  const ofAll = memberships.some(
    (one) => one.role === 'FOCAL_POINT' && one.agency?.code === agency && one.country === null,
  );
  const set = () =>
    command.run(
      AskForSecondPersonDocument,
      { agency, country: everywhere && ofAll ? null : country, asked: !asked },
      ({ askForSecondPerson }) =>
        t(asked ? 'second.isOff' : 'second.isOn', { count: askForSecondPerson.length, ...names }),
    );
  return (
    <section class="second-person-setting small" aria-label={t('second.title')}>
      <p>{t(asked ? 'second.on' : 'second.off', names)}</p>
      {may && (
        <div class="pick">
          {ofAll && (
            <label>
              <input
                type="checkbox"
                checked={everywhere}
                onChange={(event) => setEverywhere(event.currentTarget.checked)}
              />{' '}
              {t('second.everywhere', names)}
            </label>
          )}
          <button type="button" aria-disabled={command.busy} onClick={() => !command.busy && set()}>
            {t(asked ? 'second.turnOff' : 'second.turnOn')}
          </button>
        </div>
      )}
      <SaidLine said={command.said} />
    </section>
  );
}
