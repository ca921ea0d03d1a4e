import { useApp } from '../../elements/app-context.ts';
import { type ImportDraft, importFields, neededFields } from './import-draft.ts';

interface Props {
  readonly draft: ImportDraft;
  /** Whether it stands open from the beginning: nothing is known of the source. */
  readonly open: boolean;
  readonly onChange: (draft: ImportDraft) => void;
}

/** Which columns say what, and how many values are known. */
export function MappingFields({ draft, open, onChange }: Props) {
  const { t } = useApp().words;
  return (
    <details class="whole" open={open}>
      <summary>{t('monitor.importMapping')}</summary>
      <p class="small quiet" id="import-mapping-hint">
        {t('monitor.importMappingMeans', { count: draft.meanings.length })}
      </p>
      <div class="monitor-form">
        {importFields.map((field) => (
          <label key={field}>
            {t(`monitor.importField.${field}`)}
            <input
              dir="ltr"
              spellcheck={false}
              required={neededFields.has(field)}
              aria-describedby="import-mapping-hint"
              value={draft.columns[field] ?? ''}
              onInput={({ currentTarget: { value } }) =>
                onChange({ ...draft, columns: { ...draft.columns, [field]: value } })
              }
            />
          </label>
        ))}
      </div>
    </details>
  );
}
