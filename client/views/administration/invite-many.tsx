import { useState } from 'preact/hooks';
import { useReference, useWords } from '../../elements/app-context.ts';
import { foldedText } from '../../elements/folded-text.ts';
import { csvOf } from '../../export/csv.ts';
import { saveFile } from '../../export/save-file.ts';
import { decodeList } from './decode-list.ts';
import { OutcomeList } from './outcome-list.tsx';
import { columns, inviteLines, type Names } from './read-csv.ts';
import { roleKey, roles } from './roles.ts';
import { useInviting } from './use-inviting.ts';

const example = [
  columns,
  ['amina@agency.example', 'Amina Odhiambo', 'Focal point', 'UNICEF', 'KEN', '', '', 'no'],
  ['li@agency.example', '', 'Contributor', 'UNICEF', 'Nepal', '2026-01-15', '2026-12-31', ''],
];

/** A whole list of invitations: pasted or from a file, tried first, then done as it was tried. */
export function InviteMany() {
  const { t } = useWords();
  const names = useNames();
  const [text, setText] = useState('');
  const { inviting, invite } = useInviting();
  const [tried, setTried] = useState('');
  const lines = inviteLines(text, names);
  const ready = !inviting.busy && inviting.fault === null && inviting.dryRun && tried === text;
  const good = ready
    ? inviting.lines.filter(({ outcome }) => outcome?.result === 'INVITED' || outcome?.result === 'GRANTED')
    : [];
  const take = async (file: File | undefined) => {
    if (file) setText(decodeList(new Uint8Array(await file.arrayBuffer())));
  };
  const rehearse = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(text);
    invite(lines, true);
  };
  return (
    <section>
      <h2>{t('people.inviteMany')}</h2>
      <p class="quiet">
        {t('people.manyMeans', { columns: columns.join(', ') })}{' '}
        <button type="button" class="plain" onClick={() => saveFile('invitations.csv', csvOf(example))}>
          {t('people.example')}
        </button>
      </p>
      <form class="invite-many" onSubmit={rehearse}>
        <label for="many-file">
          {t('people.file')}
          <input
            id="many-file"
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            onChange={(event) => take(event.currentTarget.files?.[0])}
          />
        </label>
        <label for="many-text">
          {t('people.list')}
          <textarea
            id="many-text"
            rows={6}
            data-verbatim
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <div class="pick">
          <button type="submit" disabled={inviting.busy || lines.length === 0}>
            {t('people.tryMany', { count: lines.length })}
          </button>
          {good.length > 0 && (
            <button
              type="button"
              class="main"
              onClick={() =>
                invite(
                  good.map(({ line }) => line),
                  false,
                )
              }
            >
              {t('people.doMany', { count: good.length })}
            </button>
          )}
        </div>
      </form>
      {(!inviting.dryRun || tried === text) && <OutcomeList inviting={inviting} />}
    </section>
  );
}

/** Roles, agencies and countries by their codes and by their names. */
function useNames(): Names {
  const { t } = useWords();
  const { agencies, countries } = useReference();
  const among =
    <Code extends string>(all: readonly (readonly [Code, readonly string[]])[]) =>
    (text: string) =>
      all.find(([, known]) => known.some((name) => plain(name) === plain(text)))?.[0];
  return {
    role: among(roles.map((role) => [role, [role, t(roleKey(role))]])),
    agency: among(Object.values(agencies).map(({ code, acronym, name }) => [code, [code, acronym, name]])),
    country: among(Object.values(countries).map(({ code, name }) => [code, [code, name]])),
  };
}

function plain(text: string): string {
  return foldedText(text).replaceAll(/[\s_-]+/g, ' ');
}
