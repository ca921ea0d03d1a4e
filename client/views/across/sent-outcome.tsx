import { useApp, useSelected } from '../../elements/app-context.ts';
import { RefusalWords } from '../../elements/refusal-words.tsx';
import { hrefOf } from '../../routing/routes.ts';
import { fields, isSame, keyOf, type Patch, type ResponseAddress } from '../../sync/model.ts';
import type { Line } from '../../sync/outbox.ts';

/** Answers to which one button did the same. */
export interface Sent {
  readonly what: 'submit' | 'rating' | 'together';
  readonly addresses: readonly ResponseAddress[];
  readonly patch: Patch;
}

interface Props {
  readonly sent: Sent;
  readonly nameOf: (country: string) => string;
}

/** How many of them the server has, and of each other one what came of it. */
export function SentOutcome({ sent: { what, addresses, patch }, nameOf }: Props) {
  const { t, rich } = useApp().words;
  const lines = useSelected((state) => state.outbox.lines);
  const each = addresses.map((address) => ({ address, line: lines[keyOf(address)] }));
  const received = each.filter(({ line }) => isReceived(line, patch)).length;
  const waiting = each.filter(({ line }) => (line?.entries.length ?? 0) > 0).length;
  const others = each.flatMap(({ address, line }) => {
    const why = line?.conflict ? t('across.changed') : line?.refusal && <RefusalWords {...line.refusal} />;
    return why ? [{ address, why }] : [];
  });
  return (
    <span class={others.length > 0 ? 'waiting' : waiting > 0 ? '' : 'saved'}>
      {t(`across.sent.${what}`, { received, count: addresses.length, waiting, others: others.length })}
      {others.map(({ address: { country, cycle, agency, item }, why }, index) => (
        <span key={country}>
          {index > 0 ? t('join.next') : ' '}
          {rich('join.colon', {
            what: (
              <a href={hrefOf({ view: 'country', country, cycle, agency: agency ?? 'team', item })}>
                {nameOf(country)}
              </a>
            ),
            more: why,
          })}
        </span>
      ))}
    </span>
  );
}

/** What was so already went nowhere, so that a receipt names only what of the change was one. */
function isReceived(line: Line | undefined, patch: Patch): boolean {
  if (!line?.receipt || line.entries.length > 0 || line.conflict || line.refusal) return false;
  const { after } = line.receipt;
  const named = fields.filter((field) => field in patch && field in after);
  return named.length > 0 && named.every((field) => isSame(after[field], patch[field]));
}
