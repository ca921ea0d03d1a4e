import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import type { Permission } from '../../elements/permissions.ts';
import { Status } from '../../elements/status.tsx';
import { keyOf, type RecordedResponse, type ResponseAddress, type Values } from '../../sync/model.ts';
import { placeOf } from '../../sync/topics/carried.ts';
import type { Item } from '../../sync/topics/country.ts';
import { keepFocusAt } from '../country/keep-focus.ts';
import { useEdit } from '../country/use-edit.ts';
import { Confirm } from './confirm.tsx';
import { ConfirmOutcome } from './confirm-outcome.tsx';
import { isStanding } from './confirmable.ts';
import { FormerEvidence, useFormerDocuments, useTakingAlong } from './former-evidence.tsx';
import { OldText } from './old-text.tsx';
import { takenOver } from './taken-over.ts';
import { useCarried } from './use-carried.ts';
import { useConfirming } from './use-confirming.ts';
import './carried.css';

interface Props {
  readonly address: ResponseAddress;
  readonly item: Item;
  readonly values: Values;
  readonly server: RecordedResponse | undefined;
  /** Null: it is only read here. */
  readonly permission: Permission | null;
}

/**
 * Last year's answer, on its own ground: it can't be typed into, and is one key away from being confirmed or taken over.
 * It stands open where nobody has begun, and moves nothing while one writes.
 */
export function LastYear({ address, item, values, server, permission }: Props) {
  const { t } = useApp().words;
  const carried = useCarried(address);
  const answer = carried?.answers[placeOf(address.agency, address.item)];
  const untouched = values.status === 'NOT_STARTED' && server === undefined;
  const handedIn = values.status === 'SUBMITTED' || values.status === 'ACCEPTED';
  const [toggled, setToggled] = useState<boolean | null>(null);
  const untouchedAtFirst = useRef<boolean | null>(null);
  if (answer) untouchedAtFirst.current ??= untouched;
  const take = useTaking(address, values, server);
  const { said, confirm } = useConfirming();
  const documents = useFormerDocuments(address, answer?.from);
  const taking = useTakingAlong(address);
  if (!carried || !answer) return null;
  const open = toggled ?? (untouchedAtFirst.current === true && !handedIn);
  const { kind, rating, from, unfinished } = answer;
  const [only] = from.length === 1 ? from : [];
  const writes = permission?.edit === true && !handedIn;
  const confirmable = writes && untouched && isStanding(answer, server);
  const confirmIt = async (id: string) => {
    const [done] = await confirm([{ id, address }]);
    if (done?.outcome.__typename !== 'ResponseRecorded') return;
    keepFocusAt(address.item, 'acts');
    if (documents > 0 && taking.along) await taking.take();
  };
  return (
    <div class="ground small">
      <details
        open={open}
        // It is told too where it was not the person who opened or closed it.
        onToggle={({ currentTarget }) => currentTarget.open !== open && setToggled(currentTarget.open)}
      >
        <summary>
          <strong>{t(unfinished ? 'carried.unfinished' : 'carried.title')}</strong>
          {only && (
            <>
              {' · '}
              <Status status={only.status} />
            </>
          )}
          {rating && ` · ${t(`rating.${rating}`)}`}
          {kind !== 'SAME' && ` · ${t(`carried.kind.${kind}`, { count: from.length })}`}
        </summary>
        {from.map((text) => (
          <OldText
            key={text.id}
            text={text}
            address={address}
            title={kind === 'SAME' ? null : (carried.wordings[text.itemCode]?.title ?? null)}
            said={carried.said[placeOf(address.agency, text.itemCode)]}
            onTake={writes ? (part) => take(part, part === text.narrative ? rating : null) : null}
          >
            {confirmable && (kind === 'SAME' || kind === 'REWORDED') && (
              <Confirm
                cycle={address.cycle}
                item={item}
                before={kind === 'REWORDED' ? (carried.wordings[text.itemCode] ?? null) : undefined}
                submits={permission.statuses.includes('SUBMITTED')}
                onConfirm={() => confirmIt(text.id)}
              />
            )}
          </OldText>
        ))}
        {confirmable && documents > 0 && (kind === 'SAME' || kind === 'REWORDED') && (
          <label class="along">
            <input
              type="checkbox"
              checked={taking.along}
              onChange={(event) => taking.setAlong(event.currentTarget.checked)}
            />
            {t('evidenced.takeAlong')}
          </label>
        )}
        <FormerEvidence address={address} documents={documents} turn={taking.turn} />
      </details>
      <p role="status" data-focus tabIndex={-1}>
        <ConfirmOutcome said={said} current={(key) => (key === keyOf(address) ? server : undefined)} />
        {taking.said !== null && <span>{taking.said}</span>}
      </p>
    </div>
  );
}

/** Puts what is taken over into this year's answer, after what stands there, and the cursor behind it. */
function useTaking(address: ResponseAddress, values: Values, server: RecordedResponse | undefined) {
  const { edit } = useEdit(address);
  const goingIn = useRef(false);
  // Once what was taken over stands in the field.
  useLayoutEffect(() => {
    if (!goingIn.current) return;
    goingIn.current = false;
    const { item, agency } = address;
    const field = document.getElementById(`narrative-${item}-${agency ?? 'team'}`);
    field?.focus();
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
  });
  return (text: string, rating: Values['rating']) => {
    goingIn.current = true;
    edit(takenOver(values, text, rating), { seen: values, base: server?.revision ?? 0 });
  };
}
