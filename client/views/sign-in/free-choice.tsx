import type { FunctionComponent } from 'preact';
import { useWords } from '../../elements/app-context.ts';
import { type PersonaChoice, readPersonaChoice } from '../../sync/persona-choice.ts';
import './door.css';

interface Props {
  readonly busy: boolean;
  readonly onChoose: (persona: string) => void;
}

/** Any agency in any country, by their names, once those are there. */
export async function loadFreeChoice(): Promise<FunctionComponent<Props>> {
  const choice = await readPersonaChoice();
  return (props) => <FreeChoice {...props} {...choice} />;
}

function FreeChoice({ agencies, countries, busy, onChoose }: Props & PersonaChoice) {
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
