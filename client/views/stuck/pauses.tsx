import { useApp, useReference, useViewer } from '../../elements/app-context.ts';
import { decides } from '../../elements/permissions.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { Written } from '../../elements/written.tsx';
import { ChangePauseDocument } from '../../operations/later.generated.ts';
import type { CountryCalendarQuery } from '../../operations/operations.generated.ts';
import { PauseForm } from './pause-form.tsx';

interface Props {
  readonly country: string;
  readonly calendar: CountryCalendarQuery['countryCalendar'];
  readonly onChanged: () => void;
}

/** Days on which nobody can work: what was declared, taken back or ended by those who may, and declared anew. */
export function Pauses({ country, calendar: { pauses, viewerCan }, onChanged }: Props) {
  const { t, rich, date } = useApp().words;
  const { agencies } = useReference();
  const command = useCommand();
  const whole = viewerCan.includes('DECLARE_PAUSE');
  const own = useAgenciesOf(country);
  const today = new Date().toISOString().slice(0, 10);
  const change = async (id: string, endsOn: string | null) => {
    const changed = await command.run(ChangePauseDocument, { id, endsOn }, () =>
      endsOn ? t('stuck.paused.ended', { day: date(endsOn) }) : t('stuck.paused.takenBack'),
    );
    if (changed) onChanged();
  };
  return (
    <>
      <h3>{t('stuck.pauses')}</h3>
      {pauses.length === 0 && <p class="quiet">{t('stuck.pauses.none')}</p>}
      <ul class="stuck-list">
        {pauses.map(({ id, agencyCode, kind, startsOn, endsOn, declaredBy }) => {
          const team = t(kind === 'LEAVE' ? 'country.team' : 'stuck.everybody');
          const who = agencyCode === null ? team : (agencies[agencyCode]?.acronym ?? agencyCode);
          const named = { who, from: date(startsOn), to: date(endsOn) };
          const pause = t(`stuck.pause.${kind}`, named);
          const mine = agencyCode === null ? whole : own.includes(agencyCode);
          return (
            <li key={id} class="stuck-pause">
              <span>
                {rich(`stuck.paused.${kind}`, { ...named, name: <Written text={declaredBy.name} /> })}
              </span>
              {mine && (
                <span class="pick">
                  {startsOn <= today && today < endsOn && (
                    <button
                      type="button"
                      aria-label={t('join.colon', { what: t('stuck.paused.end'), more: pause })}
                      onClick={() => change(id, today)}
                    >
                      {t('stuck.paused.end')}
                    </button>
                  )}
                  <button
                    type="button"
                    aria-label={t('join.colon', { what: t('stuck.paused.takeBack'), more: pause })}
                    onClick={() => change(id, null)}
                  >
                    {t('stuck.paused.takeBack')}
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <SaidLine said={command.said} />
      {(whole || own.length > 0) && (
        <PauseForm country={country} whole={whole} agencies={own} onDeclared={onChanged} />
      )}
    </>
  );
}

/** Those of which this person may say that they can't work there; the server knows for certain. */
function useAgenciesOf(country: string): readonly string[] {
  const viewer = useViewer();
  const { agencies } = useReference();
  const own = viewer.memberships.flatMap(({ role, agency, country: place }) =>
    role === 'FOCAL_POINT' && agency && (place === null || place.code === country) ? [agency.code] : [],
  );
  return decides(viewer) ? Object.keys(agencies) : [...new Set(own)];
}
