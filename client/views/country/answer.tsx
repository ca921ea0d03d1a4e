import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import type { Permission } from '../../elements/permissions.ts';
import { statuses } from '../../elements/progress.ts';
import { Segments } from '../../elements/segments.tsx';
import type { Rating, ResponseStatus } from '../../operations/operations.generated.ts';
import type { Patch, RecordedResponse, ResponseAddress, Values } from '../../sync/model.ts';
import type { Line } from '../../sync/outbox.ts';
import type { Mark } from '../../sync/topics/country.ts';
import { missingOf, ReturnForm, SubmitWarning } from './before-status.tsx';
import { keepFocusAt } from './keep-focus.ts';
import { Narrative } from './narrative.tsx';
import { ReadOnlyAnswer } from './read-only-answer.tsx';
import { useEdit } from './use-edit.ts';

interface Props {
  readonly address: ResponseAddress;
  readonly values: Values;
  readonly server: RecordedResponse | undefined;
  readonly line: Line | undefined;
  readonly permission: Permission;
  readonly mark: Mark | undefined;
}

const ratings: readonly Rating[] = ['MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE'];

/** The form of one answer: how far it is, what it says, and why. */
export function Answer({ address, values, server, line, permission, mark }: Props) {
  const { t } = useWords();
  const { edit, settle } = useEdit(address);
  const [asking, setAsking] = useState<'submit' | 'return' | null>(null);
  const base = server?.revision ?? 0;
  const id = `${address.item}-${address.agency ?? 'team'}`;
  // Who writes or rates has begun, without having to say so.
  const begun: Patch = values.status === 'NOT_STARTED' ? { status: 'IN_PROGRESS' } : {};
  const leave = () => {
    if (asking) keepFocusAt(address.item, 'status');
    setAsking(null);
  };
  const setStatus = (status: ResponseStatus, note?: string) => {
    leave();
    edit({ status }, { seen: values, base, ...(note ? { note, now: true } : {}) });
  };
  const chooseStatus = (status: ResponseStatus) => {
    if (status === 'SUBMITTED' && missingOf(values) !== null) setAsking('submit');
    else if (status === 'RETURNED') setAsking('return');
    else setStatus(status);
  };
  const asked: ResponseStatus | null =
    asking === 'submit' ? 'SUBMITTED' : asking === 'return' ? 'RETURNED' : null;
  // A state that others set stays visible among the choices, though it is not this person's to choose.
  const choices = statuses.filter(
    (status) => permission.statuses.includes(status) || status === values.status,
  );
  return (
    <div class="answer">
      <Segments
        name={`status-${id}`}
        label={t('item.status')}
        options={choices.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        value={asked ?? values.status}
        onChoose={chooseStatus}
      />
      {!permission.edit && <ReadOnlyAnswer values={values} because={null} />}
      {permission.edit && (
        <>
          <label class="rating">
            <span class="unseen">{t('item.rating')}</span>
            <select
              value={values.rating ?? ''}
              onChange={(event) =>
                edit(
                  { ...begun, rating: (event.currentTarget.value || null) as Rating | null },
                  { seen: values, base },
                )
              }
              onBlur={settle}
            >
              <option value="">{t('rating.none')}</option>
              {ratings.map((rating) => (
                <option key={rating} value={rating}>
                  {t(`rating.${rating}`)}
                </option>
              ))}
            </select>
          </label>
          {values.rating && <span class="quiet small meaning">{t(`rating.${values.rating}.meaning`)}</span>}
        </>
      )}
      {asking === 'submit' && (
        <SubmitWarning missing={missingOf(values)} onSubmit={() => setStatus('SUBMITTED')} onCancel={leave} />
      )}
      {asking === 'return' && (
        <ReturnForm id={id} onReturn={(note) => setStatus('RETURNED', note)} onCancel={leave} />
      )}
      {permission.edit && (
        <Narrative
          id={`narrative-${id}`}
          title={address.item}
          values={values}
          revision={base}
          server={server}
          mine={isMine(line)}
          mark={mark}
          onEdit={(narrative, seen) => edit({ ...begun, narrative: narrative || null }, seen)}
          onLeave={settle}
        />
      )}
    </div>
  );
}

function isMine(line: Line | undefined): boolean {
  return [
    line?.refusal?.patch,
    line?.conflict?.mine,
    ...(line?.entries ?? []).map((entry) => entry.patch),
  ].some((patch) => patch !== undefined && 'narrative' in patch);
}
