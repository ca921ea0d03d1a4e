import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { hrefOf } from '../../routing/routes.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import type { CarriedAnswer, CarriedData } from '../../sync/topics/carried.ts';

interface Props {
  readonly text: CarriedAnswer['from'][number];
  /** Of this year's answer. */
  readonly address: ResponseAddress;
  /** How the item was called then, where that says something. */
  readonly title: string | null;
  readonly said: CarriedData['said'][string] | undefined;
  /** Takes a text over, or the part of it that is selected; null where it is only read. */
  readonly onTake: ((part: string) => void) | null;
  /** What else can be done with it. */
  readonly children: ComponentChildren;
}

/** What one answer said last year, under the item's code of then. */
export function OldText({ text, address, title, said, onTake, children }: Props) {
  const { t, rich } = useApp().words;
  const { country, agency } = address;
  const { itemCode, cycleCode, narrative, erased, amended } = text;
  const field = useRef<HTMLTextAreaElement>(null);
  const [partly, setPartly] = useState(false);
  const look = () => setPartly(selectedIn(field.current) !== '');
  return (
    <div class="old-text">
      {title !== null && (
        <h4>
          <bdi>{itemCode}</bdi>{' '}
          <span lang="en" dir="ltr">
            {title}
          </span>
        </h4>
      )}
      {narrative === null && <p class="quiet">{t(erased ? 'carried.erased' : 'carried.noText')}</p>}
      {narrative !== null && !onTake && (
        <p class="narrative" dir="auto">
          {narrative}
        </p>
      )}
      {narrative !== null && onTake && (
        // A part is selected by keyboard too, which a field that is `readonly` allows in no Chromium: this one takes nothing.
        <textarea
          aria-readonly="true"
          inputMode="none"
          data-verbatim
          ref={field}
          dir="auto"
          aria-label={t('carried.textOf', { item: itemCode, cycle: cycleCode })}
          value={narrative}
          onBeforeInput={(event) => event.preventDefault()}
          onInput={({ currentTarget }) => {
            currentTarget.value = narrative;
          }}
          onSelect={look}
          onKeyUp={look}
          onClick={look}
        />
      )}
      <p class="quiet">
        {said && (
          <>
            {rich('carried.said', { name: <Written text={said.by} />, time: <When iso={said.at} /> })}
            {' · '}
          </>
        )}
        {amended && `${t('carried.amended')} · `}
        <a
          href={hrefOf({
            view: 'country',
            country,
            cycle: cycleCode,
            agency: agency ?? 'team',
            item: itemCode,
          })}
        >
          {t('carried.open', { item: itemCode, cycle: cycleCode })}
        </a>
      </p>
      {(onTake || children) && (
        <div class="pick">
          {children}
          {onTake && narrative !== null && (
            <button type="button" onClick={() => onTake(selectedIn(field.current) || narrative)}>
              {t(partly ? 'carried.takePart' : 'carried.take')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function selectedIn(field: HTMLTextAreaElement | null): string {
  return field ? field.value.slice(field.selectionStart, field.selectionEnd) : '';
}
