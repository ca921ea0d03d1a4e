import { useApp, useReference, useSelected } from '../../elements/app-context.ts';
import { RefusalWords } from '../../elements/refusal-words.tsx';
import { hrefOf } from '../../routing/routes.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import { lineOf } from '../../sync/outbox.ts';

/** An answer by its place, with a way to it. */
export function AnswerLink({ address }: { address: ResponseAddress }) {
  const { t } = useApp().words;
  const { agencies, countries } = useReference();
  const { country, agency, item, cycle } = address;
  const whose = agency === null ? t('country.team') : (agencies[agency]?.acronym ?? agency);
  return (
    <a href={hrefOf({ view: 'country', country, cycle, agency: agency ?? 'team', item })}>
      {[countries[country]?.name ?? country, whose, item].join(' · ')}
    </a>
  );
}

/** What came of a change that was sent from a file. `ahead`: more of it waits for this. */
export function SentLine({ address, ahead = false }: { address: ResponseAddress; ahead?: boolean }) {
  const { t, rich } = useApp().words;
  const { entries, conflict, refusal } = useSelected((state) => lineOf(state.outbox, address));
  const waits = ahead || entries.length > 0;
  return (
    <li>
      <AnswerLink address={address} />
      <span role="status" class={conflict || refusal ? 'failed' : waits ? 'waiting' : 'saved'}>
        {refusal
          ? rich('leaving.isRefused', { message: <RefusalWords {...refusal} /> })
          : t(conflict ? 'leaving.isConflict' : waits ? 'leaving.isWaiting' : 'leaving.isReceived')}
      </span>
    </li>
  );
}
