import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { SetWorkingWeekDocument } from '../../operations/later.generated.ts';
import { weekdayNames } from './weekdays.ts';

interface Props {
  readonly country: string;
  readonly weekend: readonly number[];
  readonly onSet: () => void;
}

/** The country's team says on which weekdays nobody works. */
export function WeekForm({ country, weekend, onSet }: Props) {
  const { t, language } = useWords();
  const command = useCommand();
  const [chosen, setChosen] = useState<readonly number[] | null>(null);
  const days = chosen ?? weekend;
  const same = days.length === weekend.length && days.every((day) => weekend.includes(day));
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const sent = [...days].sort();
    const done = await command.run(SetWorkingWeekDocument, { country, weekend: sent }, () =>
      t('stuck.week.done'),
    );
    if (!done) return;
    setChosen(null);
    onSet();
  };
  return (
    <form class="stuck-form" onSubmit={send}>
      <fieldset>
        <legend>{t('stuck.week.question')}</legend>
        {weekdayNames(language).map((name, index) => {
          const day = index + 1;
          return (
            <label key={day}>
              <input
                type="checkbox"
                checked={days.includes(day)}
                onChange={(event) =>
                  setChosen(
                    event.currentTarget.checked ? [...days, day] : days.filter((other) => other !== day),
                  )
                }
              />
              {name}
            </label>
          );
        })}
      </fieldset>
      <button type="submit" disabled={same || days.length === 7} aria-disabled={command.busy}>
        {t('stuck.week.go')}
      </button>
      <SaidLine said={command.said} />
    </form>
  );
}
