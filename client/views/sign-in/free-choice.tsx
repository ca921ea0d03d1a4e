import { useWords } from '../../elements/app-context.ts';
import type { Demonstration } from '../../sync/session.ts';

/** Any agency in any country, by their names. */
export function FreeChoice({
  demonstration: { agencies, countries },
  busy,
  onChoose,
}: {
  demonstration: Demonstration;
  busy: boolean;
  onChoose: (persona: string) => void;
}) {
  const { t } = useWords();
  const choose = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    onChoose(`focal-point/${form.get('agency')}/${form.get('country')}`);
  };
  const field = (name: 'agency' | 'country', options: readonly { code: string; name: string }[]) => (
    <label for={`free-${name}`}>
      {t(`free.${name}`)}
      <select id={`free-${name}`} name={name}>
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form class="free-choice" onSubmit={choose}>
      <div class="fields">
        {field(
          'agency',
          agencies.map(({ code, acronym }) => ({ code, name: acronym })),
        )}
        {field('country', countries)}
        <button type="submit" disabled={busy}>
          {t('free.go')}
        </button>
      </div>
    </form>
  );
}
