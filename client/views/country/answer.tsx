import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import type { Permission } from '../../elements/permissions.ts';
import type { Rating, ResponseStatus } from '../../operations/operations.generated.ts';
import type { Field, Patch, RecordedResponse, ResponseAddress, Values } from '../../sync/model.ts';
import { type Line, unsentPatch } from '../../sync/outbox.ts';
import type { Mark } from '../../sync/topics/country.ts';
import { Acts } from './acts.tsx';
import { keepFocusAt } from './keep-focus.ts';
import { missingOf } from './missing.ts';
import { Narrative } from './narrative.tsx';
import { ReadOnlyAnswer } from './read-only-answer.tsx';
import { useSoon } from './soon.ts';
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

/** The form of one answer: what it says, how far it is, and what can be done with it. */
export function Answer({ address, values, server, line, permission, mark }: Props) {
  const { t } = useWords();
  const soon = useSoon();
  const { edit, settle } = useEdit(address);
  const [asking, setAsking] = useState<'submit' | 'return' | null>(null);
  const [opened, setOpened] = useState(false);
  const base = server?.revision ?? 0;
  const id = `${address.item}-${address.agency ?? 'team'}`;
  const { status } = values;
  const handedIn = status === 'SUBMITTED' || status === 'ACCEPTED';
  // What is one's own and not with the server yet never goes out of sight.
  const writing =
    permission.edit && (!handedIn || opened || isMine(line, 'narrative') || isMine(line, 'rating'));
  // Who writes or rates has begun, or has begun again, without having to say so.
  const begun: Patch = handedIn || status === 'NOT_STARTED' ? { status: 'IN_PROGRESS' } : {};
  const leave = () => {
    setAsking(null);
    keepFocusAt(address.item, 'acts');
  };
  const goingIn = useRef(false);
  const open = (to: boolean) => {
    setOpened(to);
    goingIn.current = to;
    if (!to) keepFocusAt(address.item, 'acts');
  };
  useLayoutEffect(() => {
    // Who opened the field wants to write in it.
    if (goingIn.current) document.getElementById(`narrative-${id}`)?.focus();
    goingIn.current = false;
  }, [writing, id]);
  // Opened to be changed it stays open; otherwise somebody else's decision closes it once nobody stands in it.
  const leaveField = () => {
    settle();
    if (!handedIn) setOpened(false);
  };
  const setStatus = (next: ResponseStatus) => {
    setOpened(false);
    leave();
    edit({ status: next }, { seen: values, base, now: true });
  };
  const act = (next: ResponseStatus) => {
    if (next === 'SUBMITTED' && missingOf(values) !== null) setAsking('submit');
    else if (next === 'RETURNED') setAsking('return');
    else setStatus(next);
  };
  return (
    <div class="answer">
      {writing ? (
        <>
          <label class="rating">
            <span class="unseen">{t('item.rating')}</span>
            <select
              value={values.rating ?? ''}
              onFocus={() => setOpened(true)}
              onChange={(event) =>
                edit(
                  { ...begun, rating: (event.currentTarget.value || null) as Rating | null },
                  { seen: values, base },
                )
              }
              onBlur={leaveField}
            >
              <option value="">{t('rating.none')}</option>
              {ratings.map((rating) => (
                <option key={rating} value={rating}>
                  {t(`rating.${rating}`)}
                </option>
              ))}
            </select>
          </label>
          {values.rating && soon && <span class="quiet small meaning">{t(`meaning.${values.rating}`)}</span>}
          <Narrative
            id={`narrative-${id}`}
            title={address.item}
            values={values}
            revision={base}
            server={server}
            mine={isMine(line, 'narrative')}
            mark={mark}
            onEnter={() => setOpened(true)}
            onEdit={(narrative, seen) => edit({ ...begun, narrative: narrative || null }, seen)}
            onLeave={leaveField}
          />
        </>
      ) : (
        <ReadOnlyAnswer values={values} because={null} />
      )}
      {/* Who did something here stands here afterwards, and hears how far the answer is now. */}
      <fieldset class="acts pick" tabIndex={-1} data-focus>
        <legend class="unseen">{t('item.status', { status: t(`status.${status}`) })}</legend>
        {asking === 'submit' && soon && (
          <soon.SubmitWarning values={values} onSubmit={() => setStatus('SUBMITTED')} onCancel={leave} />
        )}
        {asking === 'return' && soon && (
          <soon.ReturnAnswer address={address} values={values} base={base} onDone={leave} />
        )}
        {asking === null && (
          <Acts
            status={status}
            allowed={permission.statuses}
            closed={permission.edit && handedIn && !writing}
            opened={handedIn && writing}
            onSet={act}
            onOpen={open}
          />
        )}
      </fieldset>
    </div>
  );
}

/** What stands in the field is the person's own and not yet with the server. */
function isMine(line: Line | undefined, field: Field): boolean {
  return field in unsentPatch(line);
}
