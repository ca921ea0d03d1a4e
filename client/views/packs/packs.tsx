import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { saveFile } from '../../export/save-file.ts';
import { MakePackDocument } from '../../operations/seldom.generated.ts';
import { ReturnPack } from './return-pack.tsx';
import './packs.css';

interface Props {
  readonly country: string;
  /** The party whose page this is; null for the country team. */
  readonly agency: string | null;
}

/** In which packs are made. */
const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A party's answers as a spreadsheet: downloaded, and taken back. */
export function Packs({ country, agency }: Props) {
  const { words } = useApp();
  const { t } = words;
  const [language, setLanguage] = useState(languages.includes(words.language) ? words.language : 'en');
  const command = useCommand();
  const download = () =>
    command.run(MakePackDocument, { country, agency, language }, ({ makePack: { fileName, file } }) => {
      const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
      saveFile(fileName, bytes, spreadsheet);
      return t('packs.downloaded', { name: fileName });
    });
  return (
    <div class="packs">
      <p>{t('packs.means')}</p>
      <p class="notice">{t('packs.clear')}</p>
      <div class="packs-line">
        <label>
          {t('packs.language')}
          <select value={language} onChange={({ currentTarget: { value } }) => setLanguage(value)}>
            {languages.map((code) => (
              <option key={code} value={code} lang={code}>
                {new Intl.DisplayNames([code], { type: 'language' }).of(code)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" disabled={command.busy} onClick={() => void download()}>
          {t('packs.download')}
        </button>
      </div>
      <SaidLine said={command.said} />
      <ReturnPack />
    </div>
  );
}
