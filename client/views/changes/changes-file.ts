import { arrowIn } from '../../elements/arrow.ts';
import { aboutWhat, changesToTell } from '../../elements/event-words.ts';
import { saveTable } from '../../export/save-table.ts';
import type { Words } from '../../messages/words.ts';
import type { ResponseStatus } from '../../operations/operations.generated.ts';
import type { LogEvent } from '../../sync/model.ts';
import type { Reference } from '../../sync/state.ts';

const columns = [
  'at',
  'kind',
  'actor',
  'person',
  'country',
  'countryName',
  'cycle',
  'agency',
  'item',
  'changed',
  'note',
] as const;

/** Hands the person changes as a file, one a row, in the order in which they come. */
export function saveChanges(
  events: readonly LogEvent[],
  reference: Reference,
  words: Words,
  at: string,
): void {
  const { t } = words;
  const { countries, agencies } = reference;
  const head = columns.map((column) => t(`column.${column}`));
  const body = events.map((event) => [
    event.at,
    t(`audit.kind.${event.kind}`),
    event.actor?.name ?? t('event.nobody'),
    event.person?.name ?? null,
    event.countryCode,
    event.countryCode && (countries[event.countryCode]?.name ?? event.countryCode),
    event.cycleCode,
    event.agencyCode
      ? (agencies[event.agencyCode]?.acronym ?? event.agencyCode)
      : event.itemCode && t('country.team'),
    event.itemCode,
    changedIn(event, reference, words),
    event.note,
  ]);
  saveTable('concord-changes', at, [head, ...body], words);
}

function changedIn(event: LogEvent, reference: Reference, words: Words): string {
  const { t } = words;
  if (event.itemCode === null) return aboutWhat(event, reference, words).join(' · ');
  const status = (value: string | null) => t(`status.${(value ?? 'NOT_STARTED') as ResponseStatus}`);
  const rating = (value: string | null) => t(`rating.${(value ?? 'none') as 'none'}`);
  const told = changesToTell(event).map(({ field, from, to }) => {
    if (field === 'rating') return t('event.rating', { from: rating(from), to: rating(to) });
    if (field !== 'status') return t('event.text');
    return to === null ? t('event.withdrawn') : `${status(from)} ${arrowIn(words.language)} ${status(to)}`;
  });
  return [...new Set(told)].join(' · ');
}
