import { useApp, useReference } from '../../elements/app-context.ts';
import type { Command } from '../../elements/use-command.tsx';
import { CreateTokenDocument } from '../../operations/later.generated.ts';
import type { TokenAccess } from '../../operations/operations.generated.ts';
import { longest, tooMany } from '../../sync/texts.ts';

interface Props {
  readonly command: Command;
  readonly onMade: (token: { name: string; secret: string }) => void;
}

const accesses: readonly TokenAccess[] = ['READ', 'READ_WRITE'];

/** The form for a token: what for, what it may at most, where, and for how long. */
export function NewToken({ command, onMade }: Props) {
  const {
    words: { t, compare },
  } = useApp();
  const { agencies, countries } = useReference();
  const create = (event: SubmitEvent) => {
    event.preventDefault();
    const element = event.currentTarget as HTMLFormElement;
    const form = new FormData(element);
    const input = {
      name: String(form.get('name')),
      access: String(form.get('access')) as TokenAccess,
      agency: String(form.get('agency')) || null,
      country: String(form.get('country')) || null,
      days: Number(form.get('days')),
    };
    command.run(CreateTokenDocument, { input }, ({ createToken: { token, secret } }) => {
      element.reset();
      onMade({ name: token.name, secret });
      return t('account.made', { name: token.name });
    });
  };
  return (
    <>
      <h3>{t('account.newToken')}</h3>
      <form class="people-fields" onSubmit={create}>
        <label for="token-name">
          {t('account.name')}
          <input
            id="token-name"
            name="name"
            required
            autocomplete="off"
            dir="auto"
            // The browser says it and sends nothing before it is shorter; nothing is cut.
            onInput={({ currentTarget }) => {
              const count = tooMany('name', currentTarget.value.trim());
              currentTarget.setCustomValidity(
                count > 0 ? t('account.nameTooLong', { count, longest: longest.name }) : '',
              );
            }}
          />
        </label>
        <label for="token-access">
          {t('account.access')}
          <select id="token-access" name="access">
            {accesses.map((access) => (
              <option key={access} value={access}>
                {t(`account.access.${access}`)}
              </option>
            ))}
          </select>
        </label>
        <label for="token-agency">
          {t('filter.agency')}
          <select id="token-agency" name="agency">
            <option value="">{t('account.everyAgency')}</option>
            {Object.values(agencies).map(({ code, acronym }) => (
              <option key={code} value={code}>
                {acronym}
              </option>
            ))}
          </select>
        </label>
        <label for="token-country">
          {t('choice.country')}
          <select id="token-country" name="country">
            <option value="">{t('choice.everyCountry')}</option>
            {Object.values(countries)
              .sort((a, b) => compare(a.name, b.name))
              .map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        <label for="token-days">
          {t('account.days')}
          <input id="token-days" name="days" type="number" min={1} max={366} value={90} required />
        </label>
        <button type="submit" disabled={command.busy}>
          {t('account.create')}
        </button>
      </form>
    </>
  );
}
