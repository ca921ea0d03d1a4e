import { useApp } from '../../elements/app-context.ts';
import { listOf } from '../../elements/list.ts';
import type { MessageKey } from '../../messages/words.ts';
import type {
  ImportEventsMutation,
  ImportField,
  ImportMappingInput,
} from '../../operations/operations.generated.ts';
import { actors, categories, datePrecisions, placePrecisions } from '../monitor/terms.ts';

type Outcome = ImportEventsMutation['importEvents'];

interface Props {
  readonly outcome: Outcome;
  readonly country: string;
  /** What was said of values since. */
  readonly meanings: ImportMappingInput['meanings'];
  /** Says what a value means that the mapping doesn't know. */
  readonly onMeaning: (field: ImportField, value: string, means: readonly string[]) => void;
}

const MOST_SETS = 50;

/** What a file holds: what would be taken, what is odd, which values are unknown, and every row that is refused. */
export function ImportOutcome({ outcome, country, meanings, onMeaning }: Props) {
  const { t, language } = useApp().words;
  const { taken, known, refusedRows, refused, duplicateRows, duplicates, unknown, flags } = outcome;
  return (
    <div class="whole import-outcome">
      <ul>
        <li>{t('monitor.importTaken', { count: taken })}</li>
        {known > 0 && <li>{t('monitor.importKnown', { count: known })}</li>}
        {flags.map(({ flag, rows }) => (
          <li key={flag}>{t(`monitor.importFlag.${flag}`, { count: rows })}</li>
        ))}
        <li>{t('monitor.importRefused', { count: refusedRows })}</li>
      </ul>
      {unknown.length > 0 && (
        <fieldset>
          <legend>{t('monitor.importUnknown')}</legend>
          <ul class="monitor-list">
            {unknown.map(({ field, value, rows }) => (
              <li key={`${field} ${value}`}>
                <Meaning {...{ field, value, rows, country, meanings, onMeaning }} />
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {refused.length > 0 && (
        <details open={refused.length <= 20}>
          <summary>{t('monitor.importRefusedRows', { shown: refused.length, count: refusedRows })}</summary>
          <ol class="import-rows">
            {refused.map(({ row, reason }) => (
              <li key={row} value={row}>
                <bdi dir="auto">{reason}</bdi>
              </li>
            ))}
          </ol>
        </details>
      )}
      {duplicates.length > 0 && (
        <details>
          <summary>{t('monitor.importDuplicates', { count: duplicateRows })}</summary>
          <ul>
            {duplicates.slice(0, MOST_SETS).map(({ rows }) => (
              <li key={rows[0]}>{t('monitor.importEqual', { rows: listOf(rows.map(String), language) })}</li>
            ))}
          </ul>
          {duplicates.length > MOST_SETS && <p>{t('monitor.onlyFirst', { count: MOST_SETS })}</p>}
        </details>
      )}
    </div>
  );
}

/** What the values of a field can mean, with their words. */
function choicesOf(field: ImportField, country: string): readonly (readonly [string, MessageKey])[] {
  switch (field) {
    case 'CATEGORY':
      return categories.map((one) => [one, `monitor.category.${one}`] as const);
    case 'DATE_PRECISION':
      return [...datePrecisions, 'YEAR' as const].map(
        (one) => [one, `monitor.importPrecision.${one}`] as const,
      );
    case 'PLACE_PRECISION':
      return placePrecisions.map((one) => [one, `monitor.placePrecision.${one}`] as const);
    case 'ACTOR':
      return actors.map((one) => [one, `monitor.actor.${one}`] as const);
    case 'COUNTRY':
      return [[country, 'monitor.importThisCountry']];
    default:
      return [];
  }
}

function Meaning({
  field,
  value,
  rows,
  country,
  meanings,
  onMeaning,
}: Outcome['unknown'][number] & Omit<Props, 'outcome'>) {
  const { t } = useApp().words;
  const none = field === 'CATEGORY' ? '-' : null;
  const said = meanings.find((one) => one.field === field && one.value === value);
  return (
    <label>
      {t('monitor.importValue', { value, field: t(`monitor.importField.${field}`), count: rows })}
      <select
        value={said ? (said.means[0] ?? none ?? '') : ''}
        onChange={({ currentTarget: { value: code } }) =>
          onMeaning(field, value, code === none ? [] : [code])
        }
      >
        <option value="" disabled>
          {t('monitor.importSay')}
        </option>
        {none && <option value={none}>{t('monitor.importNoCategory')}</option>}
        {choicesOf(field, country).map(([code, key]) => (
          <option key={code} value={code}>
            {t(key)}
          </option>
        ))}
      </select>
    </label>
  );
}
