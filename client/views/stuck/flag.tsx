import { useReference, useWords } from '../../elements/app-context.ts';
import { LastHeard } from '../../elements/last-heard.tsx';
import type { Heartbeats } from '../../elements/use-heartbeats.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { StuckFlag } from '../../sync/topics/stuck.ts';
import { countedWeekdays } from './weekdays.ts';

/** Rules of people who do nothing: they may be silent, or work without a line. */
const ofPeople: ReadonlySet<StuckFlag['rule']> = new Set(['NO_CHANGE', 'RETURNED_NOT_TAKEN_UP']);

/** One flag: how many working days, where, the sentence with what was and what wasn't counted, and whose turn it is. */
export function Flag({ flag, heard }: { flag: StuckFlag; heard: Heartbeats | undefined }) {
  const { t, date, number } = useWords();
  const { countries, agencies } = useReference();
  const { countryCode, agencyCode, workingDays, turn } = flag;
  const whose = agencyCode === null ? t('country.team') : (agencies[agencyCode]?.acronym ?? agencyCode);
  return (
    <li>
      <b>
        <span aria-hidden="true">{number(workingDays)}</span>
        <span class="unseen">{t('stuck.days', { days: workingDays })}</span>
      </b>
      <div>
        <a
          id={`flag-${flag.rule}-${countryCode}-${agencyCode ?? 'team'}`}
          href={hrefOf({ view: 'cell', country: countryCode, agency: agencyCode ?? 'team' })}
        >
          {t('join.comma', { what: countries[countryCode]?.name ?? countryCode, more: whose })}
        </a>{' '}
        <span>{sentenceOf(flag, t, date)}</span> <span class="quiet">{useCounted(flag)}</span>{' '}
        <strong>{t(`stuck.turn.${turn}`)}</strong>
        {heard && ofPeople.has(flag.rule) && (
          <>
            {' '}
            <LastHeard beat={heard.get(`${countryCode}/${agencyCode ?? ''}`)} />
          </>
        )}
      </div>
    </li>
  );
}

type Words = ReturnType<typeof useWords>;

function sentenceOf(
  { rule, since, itemCode, progress }: StuckFlag,
  t: Words['t'],
  date: Words['date'],
): string {
  const { notStarted, inProgress, returned, submitted } = progress;
  return t(`stuck.says.${rule}`, {
    since: date(since),
    item: itemCode ?? '',
    open: notStarted + inProgress + returned,
    count: rule === 'RETURNED_NOT_TAKEN_UP' ? returned : submitted,
  });
}

/** What was counted, and what was not and why. */
function useCounted(flag: StuckFlag): string {
  const { t, date, language } = useWords();
  const { weekend, weekendConfirmed, holidays, holidaysKnown, holidaysMayMove, pauses } = flag;
  return [
    t('stuck.counted', { weekdays: countedWeekdays(weekend, language) }),
    ...(weekendConfirmed ? [] : [t('stuck.unconfirmed')]),
    ...(holidaysKnown ? [] : [t('stuck.unknown')]),
    ...(holidays.length === 0
      ? []
      : [t('stuck.holidays', { count: holidays.length, move: holidaysMayMove ? 'yes' : 'no' })]),
    ...pauses.map(({ kind, startsOn, endsOn }) =>
      t(`stuck.pause.${kind}`, { from: date(startsOn), to: date(endsOn) }),
    ),
  ].join(' ');
}
