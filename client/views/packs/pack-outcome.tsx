import { useApp, useReference } from '../../elements/app-context.ts';
import { listOf } from '../../elements/list.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { Rating, ResponseStatus, ReturnPackMutation } from '../../operations/operations.generated.ts';

type Returned = ReturnPackMutation['returnPack'];
type Row = Returned['rows'][number];
type Field = Row['fields'][number];

interface Props {
  readonly returned: Returned;
  /** It happened; otherwise it is what would. */
  readonly recorded: boolean;
}

const outcomes = ['APPLIES', 'MERGED', 'CONFLICTS', 'REFUSED', 'IGNORED', 'UNCHANGED'] as const;
/** Of a long text so much is shown: the file has all of it. */
const SHOWN = 240;

/** What becomes of a file, cell by cell; what says only what it said before is counted. */
export function PackOutcome({ returned, recorded }: Props) {
  const { t, rich, language } = useApp().words;
  const { agencies, countries } = useReference();
  const { rows, missing, countryCode, agencyCode, cycleCode, madeBy, madeAt } = returned;
  const fields = rows.flatMap((row) => row.fields.map((field) => ({ row, field })));
  const told = fields.filter(({ field }) => field.outcome !== 'UNCHANGED' || field.reason !== null);
  const tense = recorded ? 'did' : 'would';
  return (
    <section aria-labelledby="packs-outcome">
      <h2 id="packs-outcome">{t(`packs.${tense}.title`)}</h2>
      <p class="small quiet">
        {rich('packs.of', {
          agency: agencyCode === null ? t('country.team') : (agencies[agencyCode]?.acronym ?? agencyCode),
          country: countries[countryCode]?.name ?? countryCode,
          cycle: cycleCode,
          name: <Written text={madeBy.name} />,
          at: <When iso={madeAt} />,
        })}
      </p>
      <ul class="packs-counts">
        {outcomes
          .map((outcome) => ({
            outcome,
            count: fields.filter(({ field }) => field.outcome === outcome).length,
          }))
          .filter(({ count }) => count > 0)
          .map(({ outcome, count }) => (
            <li key={outcome}>{t(`packs.${tense}.${outcome}`, { count })}</li>
          ))}
        {missing.length > 0 && (
          <li>{t('packs.missing', { count: missing.length, items: listOf(missing, language) })}</li>
        )}
      </ul>
      {told.length > 0 && (
        <table class="packs-table">
          <thead>
            <tr>
              <th scope="col">{t('packs.where')}</th>
              <th scope="col">{t('packs.says')}</th>
              <th scope="col">{t('packs.becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {told.map(({ row, field }) => (
              <OneCell key={`${row.row} ${field.field}`} row={row} field={field} tense={tense} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function OneCell({ row, field, tense }: { row: Row; field: Field; tense: 'did' | 'would' }) {
  const { t, rich } = useApp().words;
  const { outcome, theirs, theirsBy, theirsAt, message } = field;
  const reason = row.reason ?? field.reason;
  return (
    <tr class={`packs-${outcome}`}>
      <th scope="row">
        <b>{row.itemCode ?? t('packs.row', { row: row.row })}</b>{' '}
        {t(`packs.field.${field.field as 'status'}`)} <span class="quiet">{field.cell}</span>
      </th>
      <td>
        {field.from !== null && field.from !== field.to && (
          <del>
            <Value field={field} value={field.from} />
          </del>
        )}
        {field.to === null ? (
          <em>{field.outcome === 'IGNORED' ? t('packs.empty') : t('packs.cleared')}</em>
        ) : (
          <Value field={field} value={field.to} />
        )}
      </td>
      <td>
        <b>{t(`packs.${tense}.one.${outcome}`)}</b>
        {theirsBy && theirsAt && (
          <div>
            {rich('packs.theirs', { name: <Written text={theirsBy.name} />, at: <When iso={theirsAt} /> })}
            {theirs === null ? <em>{t('packs.empty')}</em> : <Value field={field} value={theirs} />}
          </div>
        )}
        {reason === 'NOT_RECORDED' ? (
          <div dir="auto">{message}</div>
        ) : (
          reason && <div>{t(`packs.reason.${reason}`)}</div>
        )}
      </td>
    </tr>
  );
}

/** A value as the page says it; what is none of a list's is as somebody wrote it. */
function Value({ field: { field }, value }: { field: Field; value: string }) {
  const { t } = useApp().words;
  if (field === 'status' && value in statusCodes) return <>{t(`status.${value as ResponseStatus}`)}</>;
  if (field === 'rating' && value in ratingCodes) return <>{t(`rating.${value as Rating}`)}</>;
  const letters = [...value];
  return (
    <span class="packs-text" dir="auto">
      {letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : value}
    </span>
  );
}

const statusCodes: Readonly<Record<ResponseStatus, true>> = {
  NOT_STARTED: true,
  IN_PROGRESS: true,
  SUBMITTED: true,
  RETURNED: true,
  ACCEPTED: true,
};
const ratingCodes: Readonly<Record<Rating, true>> = {
  MISSING: true,
  APPROACHES: true,
  MEETS: true,
  EXCEEDS: true,
  NOT_APPLICABLE: true,
};
