import type { ComponentChildren } from 'preact';
import { useApp } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { useDayInUtc } from '../../elements/use-day-in-utc.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import { Choice } from '../monitor/choice.tsx';
import { readGroups } from '../monitor/read-groups.ts';
import {
  actors,
  bases,
  categories,
  datePrecisions,
  placePrecisions,
  proofs,
  reliabilities,
  sensitivities,
  validities,
} from '../monitor/terms.ts';
import type { IncidentGiven } from './incident-given.ts';

interface Props {
  readonly country: string;
  readonly given: IncidentGiven;
  readonly onGiven: (given: IncidentGiven) => void;
  /** What sending it is called. */
  readonly label: string;
  readonly busy: boolean;
  /** Something was typed that would be lost. */
  readonly unsent: boolean;
  readonly onSend: () => void;
  readonly onLeave: () => void;
  /** What came of sending it. */
  readonly children: ComponentChildren;
}

type FieldProps = Pick<Props, 'country' | 'given'> & {
  readonly set: (change: Partial<IncidentGiven>) => void;
};

/** The fields by which an incident is coded, in the order in which one asks: what, when and where, how many, how sure. */
export function IncidentForm(props: Props) {
  const { country, given, onGiven, label, busy, unsent, onSend, onLeave, children } = props;
  const { t } = useApp().words;
  const fields = {
    country,
    given,
    set: (change: Partial<IncidentGiven>) => onGiven({ ...given, ...change }),
  };
  return (
    <form
      class="monitor-form monitor-sheet"
      autocomplete="off"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSend();
      }}
    >
      <What {...fields} />
      <WhenAndWhere {...fields} />
      <HowMany {...fields} />
      <HowSure {...fields} />
      <div class="whole">{children}</div>
      <div class="pick whole">
        <button type="submit" class="main" disabled={busy}>
          {label}
        </button>
        {unsent ? (
          <Confirm
            label={t('monitor.discard')}
            question={t('monitor.discardQuestion')}
            busy={busy}
            onYes={onLeave}
          />
        ) : (
          <button type="button" onClick={onLeave}>
            {t('monitor.cancel')}
          </button>
        )}
        {unsent && <span class="waiting small">{t('monitor.unsentIncident')}</span>}
      </div>
    </form>
  );
}

function What({ country, given, set }: FieldProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { data: groups = [] } = useLoaded(`monitor groups of ${country}`, () => readGroups(sync, country));
  return (
    <>
      <fieldset class="whole monitor-categories">
        <legend>{t('monitor.categories')}</legend>
        {categories.map((one) => (
          <label key={one} class="check">
            <input
              type="checkbox"
              checked={given.categories.includes(one)}
              onChange={({ currentTarget: { checked } }) =>
                set({
                  categories: categories.filter((each) =>
                    each === one ? checked : given.categories.includes(each),
                  ),
                })
              }
            />
            {t(`monitor.category.${one}`)}
          </label>
        ))}
      </fieldset>
      <label>
        {t('monitor.group')}
        <select value={given.groupId} onChange={({ currentTarget }) => set({ groupId: currentTarget.value })}>
          <option value="">{t('monitor.noGroup')}</option>
          {groups.map(({ id, name, hidden }) => (
            <option key={id} value={id}>
              {hidden ? t('monitor.hiddenGroup', { name }) : name}
            </option>
          ))}
        </select>
      </label>
      <Choice
        label={t('monitor.actor')}
        values={actors}
        nameOf={(one) => t(`monitor.actor.${one}`)}
        value={given.actor}
        onChange={(actor) => set({ actor })}
      />
      <label class="whole">
        {t('monitor.summary')}
        <textarea
          class="long"
          dir="auto"
          required
          maxLength={20_000}
          spellcheck={false}
          aria-describedby="incident-hint"
          value={given.summary}
          onInput={({ currentTarget }) => set({ summary: currentTarget.value })}
        />
      </label>
      <p class="whole small quiet" id="incident-hint">
        {t('monitor.nameNobody')}
      </p>
    </>
  );
}

function WhenAndWhere({ given, set }: FieldProps) {
  const { t } = useApp().words;
  const today = useDayInUtc();
  return (
    <>
      <label>
        {t('monitor.occurredOn')}
        <input
          type="date"
          required
          max={today}
          value={given.occurredOn}
          onInput={({ currentTarget }) => set({ occurredOn: currentTarget.value })}
        />
      </label>
      <Choice
        label={t('monitor.datePrecision')}
        values={datePrecisions}
        nameOf={(one) => t(`monitor.datePrecision.${one}`)}
        value={given.datePrecision}
        onChange={(datePrecision) => set({ datePrecision })}
      />
      {(['region', 'place'] as const).map((field) => (
        <label key={field}>
          {t(`monitor.${field}`)}
          <input
            dir="auto"
            maxLength={200}
            spellcheck={false}
            value={given[field]}
            onInput={({ currentTarget }) => set({ [field]: currentTarget.value })}
          />
        </label>
      ))}
      <Choice
        label={t('monitor.placePrecision')}
        values={placePrecisions}
        nameOf={(one) => t(`monitor.placePrecision.${one}`)}
        value={given.placePrecision}
        onChange={(placePrecision) => set({ placePrecision })}
      />
    </>
  );
}

function HowMany({ given, set }: FieldProps) {
  const { t } = useApp().words;
  return (
    <fieldset class="whole">
      <legend>{t('monitor.harmed')}</legend>
      <div class="monitor-numbers">
        {(['low', 'best', 'high'] as const).map((field) => (
          <label key={field}>
            {t(`monitor.${field}`)}
            <input
              type="number"
              min={0}
              max={1_000_000}
              inputMode="numeric"
              value={given[field]}
              onInput={({ currentTarget }) => set({ [field]: currentTarget.value })}
            />
          </label>
        ))}
        <Choice
          label={t('monitor.basis')}
          values={bases}
          nameOf={(one) => t(`monitor.basis.${one}`)}
          value={given.basis}
          onChange={(basis) => set({ basis })}
        />
      </div>
    </fieldset>
  );
}

function HowSure({ given, set }: FieldProps) {
  const { t } = useApp().words;
  const tooOpen = given.placePrecision === 'SITE' && ['LOW', 'MODERATE'].includes(given.sensitivity);
  return (
    <>
      <Choice
        label={t('monitor.sourceReliability')}
        values={reliabilities}
        nameOf={(one) => t(`monitor.reliability.${one}`)}
        value={given.sourceReliability}
        onChange={(sourceReliability) => set({ sourceReliability })}
      />
      <Choice
        label={t('monitor.informationValidity')}
        values={validities}
        nameOf={(one) => t(`monitor.validity.${one}`)}
        value={given.informationValidity}
        onChange={(informationValidity) => set({ informationValidity })}
      />
      <Choice
        label={t('monitor.proof')}
        values={proofs}
        nameOf={(one) => t(`monitor.proof.${one}`)}
        value={given.proof}
        onChange={(proof) => set({ proof })}
      />
      <Choice
        label={t('monitor.sensitivity')}
        values={sensitivities}
        nameOf={(one) => t(`monitor.sensitivity.${one}`)}
        value={given.sensitivity}
        onChange={(sensitivity) => set({ sensitivity })}
      />
      <p class="whole small quiet">{t('monitor.proofCounts')}</p>
      {tooOpen && <p class="whole small waiting">{t('monitor.siteIsHigh')}</p>}
    </>
  );
}
