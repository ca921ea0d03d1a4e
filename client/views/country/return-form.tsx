import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { WhoTakesUpQuery } from '../../operations/operations.generated.ts';
import { WhoTakesUpDocument } from '../../operations/soon.generated.ts';
import { keyOf, type ResponseAddress, type Values } from '../../sync/model.ts';
import type { Why } from '../../sync/outbox.ts';
import { ReasonForm } from './before-status.tsx';

/** Whose answer goes back, and where. */
export type Place = Pick<ResponseAddress, 'country' | 'agency'>;

interface Props {
  readonly id: string;
  readonly places: readonly Place[];
  readonly onReturn: (why: Why) => void;
  readonly onCancel: () => void;
}

/** An answer goes back with a sentence that says what should change, to all who write it or to one of them. */
export function ReturnForm({ places, onReturn, ...form }: Props) {
  const { sync, words } = useApp();
  const { t } = words;
  const [named, setNamed] = useState('');
  const each = [...new Map(places.map((place) => [`${place.country}/${place.agency}`, place])).values()];
  const asked = each.map(({ country, agency }) => ({ country, agency }));
  const { data } = useLoaded(JSON.stringify(asked), async () => {
    const read = await sync.read({ document: WhoTakesUpDocument, variables: { places: asked } });
    return (read as WhoTakesUpQuery).whoTakesUp;
  });
  // Of another choice of answers they may be somebody who can’t act on all of them.
  const to = data?.find((person) => person.id === named);
  return (
    <ReasonForm
      {...form}
      question={t('return.question')}
      go={t('return.go')}
      cancel={t('return.cancel')}
      onReason={(note) => onReturn({ note, returnTo: to?.id })}
    >
      {data && data.length > 0 && (
        <label class="return-to">
          {t('return.to')}{' '}
          <select value={to?.id ?? ''} onChange={(event) => setNamed(event.currentTarget.value)}>
            <option value="">{t('return.toAll')}</option>
            {data.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </select>
        </label>
      )}
    </ReasonForm>
  );
}

/** The same of one answer in its checklist. */
export function ReturnAnswer({
  address,
  values,
  base,
  onDone,
}: {
  address: ResponseAddress;
  values: Values;
  base: number;
  onDone: () => void;
}) {
  const { sync } = useApp();
  const giveBack = (why: Why) => {
    onDone();
    const edit = {
      address,
      patch: { status: 'RETURNED' as const },
      seen: { status: values.status },
      base,
      ...why,
      mutationId: crypto.randomUUID(),
      at: new Date().toISOString(),
    };
    sync.dispatch({ is: 'edit', edit });
    sync.dispatch({ is: 'settle', key: keyOf(address) });
  };
  return (
    <ReturnForm
      id={`${address.item}-${address.agency ?? 'team'}`}
      places={[address]}
      onReturn={giveBack}
      onCancel={onDone}
    />
  );
}
