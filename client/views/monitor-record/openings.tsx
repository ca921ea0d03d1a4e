import { useApp, useReference } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { IncidentOpeningsDocument, OpenIncidentsDocument } from '../../operations/monitor.generated.ts';
import type { IncidentOpeningsQuery } from '../../operations/operations.generated.ts';
import type { SectionProps } from '../monitor/section.ts';
import { useRequestId } from '../monitor/use-request-id.ts';
import { useUnsent } from '../monitor/use-unsent.ts';

/** A coordinator opens reports and incidents here; and whoever reads there by their role sees who did, and why. */
export function Openings(props: SectionProps) {
  const { t } = useApp().words;
  const { can } = props.access;
  return (
    <section aria-labelledby="openings-title">
      <h2 id="openings-title" tabIndex={-1}>
        {t('monitor.openings')}
      </h2>
      {can('OPEN_INCIDENTS') && <OpenForm {...props} />}
      {can('READ_OPENINGS') && <OpeningList {...props} />}
    </section>
  );
}

function OpenForm({ access: { country, openUntil }, onChanged }: SectionProps) {
  const { t, rich } = useApp().words;
  const { countries } = useReference();
  const [typed, setTyped] = useUnsent<{ reason: string }>(`${country} opening`);
  const command = useCommand();
  const request = useRequestId();
  const name = countries[country]?.name ?? country;
  const reason = typed?.reason ?? '';
  const open = async (event: SubmitEvent) => {
    event.preventDefault();
    const sent = { country, reason };
    const variables = { ...sent, mutationId: request.idOf(sent) };
    const opened = await command.run(OpenIncidentsDocument, variables, () => t('monitor.opened'));
    if (!opened) return;
    request.taken();
    setTyped(null);
    onChanged();
  };
  if (openUntil !== null) {
    return (
      <>
        <p>{rich('monitor.openUntil', { country: name, until: <When iso={openUntil} /> })}</p>
        <SaidLine said={command.said} />
      </>
    );
  }
  return (
    <form class="monitor-form" autocomplete="off" onSubmit={open}>
      <p class="whole">{t('monitor.openMeans', { country: name })}</p>
      <label class="whole">
        {t('monitor.openReason')}
        <textarea
          dir="auto"
          required
          maxLength={2_000}
          spellcheck={false}
          value={reason}
          onInput={({ currentTarget: { value } }) => setTyped(value === '' ? null : { reason: value })}
        />
      </label>
      <div class="pick whole">
        <button type="submit" class="main" disabled={command.busy}>
          {t('monitor.openFor24')}
        </button>
        <SaidLine said={command.said} />
      </div>
    </form>
  );
}

function OpeningList({ access: { country }, version }: SectionProps) {
  const {
    sync,
    words: { t, rich },
  } = useApp();
  const loaded = useLoaded(`monitor openings ${country} ${version}`, async () => {
    const read = await sync.read({ document: IncidentOpeningsDocument, variables: { country } });
    return (read as IncidentOpeningsQuery).incidentOpenings;
  });
  const { data } = loaded;
  return (
    <>
      <p class="quiet">{t('monitor.openingsMean')}</p>
      <NotLoaded loaded={loaded} />
      {data?.length === 0 && <p>{t('monitor.noOpening')}</p>}
      {data && data.length > 0 && (
        <ul class="monitor-list">
          {data.map(({ id, person, reason, openedAt, endsAt }) => (
            <li key={id}>
              <p>
                {rich('monitor.openedBy', {
                  name: (
                    <b>
                      <Written text={person.name} />
                    </b>
                  ),
                  at: <When iso={openedAt} />,
                  until: <When iso={endsAt} />,
                })}
              </p>
              <p class="monitor-words" dir="auto">
                {reason ?? t('monitor.wordsGone')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
