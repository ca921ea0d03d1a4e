import { useState } from 'preact/hooks';
import { useReference, useWords } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { DeclarePauseDocument } from '../../operations/later.generated.ts';
import type { PauseKind } from '../../operations/operations.generated.ts';

interface Props {
  readonly country: string;
  /** Of the country as a whole, too. */
  readonly whole: boolean;
  readonly agencies: readonly string[];
  readonly onDeclared: () => void;
}

const kinds: readonly PauseKind[] = ['LEAVE', 'OUTAGE', 'EVACUATION'];

/** Declares days on which an agency or a country can't work. */
export function PauseForm({ country, whole, agencies: own, onDeclared }: Props) {
  const { t } = useWords();
  const { agencies } = useReference();
  const command = useCommand();
  const [agency, setAgency] = useState(whole ? '' : (own[0] ?? ''));
  const [kind, setKind] = useState<PauseKind>('LEAVE');
  const [startsOn, setStartsOn] = useState('');
  const [endsOn, setEndsOn] = useState('');
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const input = { country, agency: agency || null, kind, startsOn, endsOn };
    const declared = await command.run(DeclarePauseDocument, { input }, () => t('stuck.declare.done'));
    if (!declared) return;
    // What was typed meanwhile is another pause.
    setStartsOn((now) => (now === startsOn ? '' : now));
    setEndsOn((now) => (now === endsOn ? '' : now));
    onDeclared();
  };
  return (
    <form class="stuck-form" onSubmit={send}>
      <label>
        {t('stuck.declare.who')}
        <select value={agency} onChange={(event) => setAgency(event.currentTarget.value)}>
          {whole && <option value="">{t(kind === 'LEAVE' ? 'country.team' : 'stuck.everybody')}</option>}
          {own.map((code) => (
            <option key={code} value={code}>
              {agencies[code]?.acronym ?? code}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('stuck.declare.why')}
        <select
          value={kind}
          onChange={({ currentTarget: { value } }) => setKind(kinds.find((one) => one === value) ?? 'LEAVE')}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`stuck.kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('stuck.declare.from')}
        <input
          type="date"
          required
          value={startsOn}
          onInput={(event) => setStartsOn(event.currentTarget.value)}
        />
      </label>
      <label>
        {t('stuck.declare.until')}
        <input
          type="date"
          required
          value={endsOn}
          onInput={(event) => setEndsOn(event.currentTarget.value)}
        />
      </label>
      <button type="submit" aria-disabled={command.busy}>
        {t('stuck.declare.go')}
      </button>
      <SaidLine said={command.said} />
    </form>
  );
}
