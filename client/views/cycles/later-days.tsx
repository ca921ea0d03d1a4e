import { useApp, useReference } from '../../elements/app-context.ts';
import { GiveLaterLastDayDocument } from '../../operations/later.generated.ts';
import type { CycleDetailsQuery } from '../../operations/operations.generated.ts';
import type { CycleProps } from './cycle-props.ts';
import { DayField } from './day-field.tsx';
import { Step } from './step.tsx';
import { useKept } from './use-kept.ts';

interface Props extends CycleProps {
  readonly given: CycleDetailsQuery['laterLastDays'];
}

/** The countries that have until later than the rest, given and taken back. */
export function LaterDays({ standing: { cycle }, version, given }: Props) {
  const { t, date, compare } = useApp().words;
  const { countries } = useReference();
  const { code, state } = cycle;
  const [country, setCountry, forgetCountry] = useKept(`later country ${code}`);
  const [closesOn, setClosesOn, forgetDay] = useKept(`later day ${code}`);
  const nameOf = (one: string) => countries[one]?.name ?? one;
  const said = { country: nameOf(country), day: date(closesOn) };
  return (
    <section aria-labelledby="later-title">
      <h2 id="later-title">{t('cycles.laterTitle')}</h2>
      <p class="quiet">{t('cycles.laterSum', { count: given.length })}</p>
      {given.length > 0 && (
        <ul class="lines">
          {given.map((one) => (
            <li key={one.countryCode}>
              <p>{t('cycles.laterLine', { country: nameOf(one.countryCode), day: date(one.closesOn) })}</p>
              {state !== 'CLOSED' && (
                <Step
                  document={GiveLaterLastDayDocument}
                  variables={{ cycle: code, country: one.countryCode, closesOn: null }}
                  version={version}
                  tryLabel={t('cycles.laterBack', { country: nameOf(one.countryCode) })}
                  go={t('cycles.laterBackGo')}
                  means={t('cycles.laterBackWould', {
                    country: nameOf(one.countryCode),
                    day: date(cycle.closesOn),
                  })}
                  done={() => t('cycles.laterBackDone', { country: nameOf(one.countryCode) })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {state !== 'CLOSED' && (
        <Step
          document={GiveLaterLastDayDocument}
          variables={{ cycle: code, country, closesOn }}
          version={version}
          go={t('cycles.laterGo')}
          means={t('cycles.laterWould', said)}
          done={() => {
            forgetCountry();
            forgetDay();
            return t('cycles.laterDone', said);
          }}
        >
          <label for="later-country">
            {t('cycles.country')}
            <select
              id="later-country"
              required
              value={country}
              onChange={(event) => setCountry(event.currentTarget.value)}
            >
              <option value="">{t('cycles.choose')}</option>
              {Object.values(countries)
                .sort((a, b) => compare(a.name, b.name))
                .map((one) => (
                  <option key={one.code} value={one.code}>
                    {one.name}
                  </option>
                ))}
            </select>
          </label>
          <DayField id="later-day" label={t('cycles.laterDay')} value={closesOn} onChange={setClosesOn} />
        </Step>
      )}
    </section>
  );
}
