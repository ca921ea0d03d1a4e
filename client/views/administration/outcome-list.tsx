import { useEffect, useRef } from 'preact/hooks';
import { useReference, useWords } from '../../elements/app-context.ts';
import { English } from '../../elements/refusal-words.tsx';
import { hrefOf } from '../../routing/routes.ts';
import { datesText, roleText } from './roles.ts';
import { TellThem } from './tell-them.tsx';
import type { Inviting } from './use-inviting.ts';

/** Line by line what would happen, or what happened; first how many of which. */
export function OutcomeList({ inviting }: { inviting: Inviting }) {
  const { busy, dryRun, lines, fault } = inviting;
  const words = useWords();
  const { t } = words;
  const reference = useReference();
  const count = (...results: string[]) =>
    lines.filter(({ outcome }) => outcome !== null && results.includes(outcome.result)).length;
  const refused = count('REFUSED') + lines.filter(({ line }) => line.input === null).length;
  const sum = {
    invited: count('INVITED'),
    granted: count('GRANTED'),
    unchanged: count('UNCHANGED'),
    refused,
  };
  const place = useRef<HTMLParagraphElement>(null);
  // The focus goes to the words that say what was refused.
  useEffect(() => {
    if (!inviting.busy && (inviting.fault || refused > 0)) place.current?.focus();
  }, [inviting, refused]);
  const told = sum.invited + sum.granted;
  return (
    <>
      <p class="said" role="status" data-focus tabIndex={-1} ref={place}>
        {busy && t('people.asking')}
        {fault && (
          <span class="failed">
            {fault.message && fault.kind !== 'network' ? <English text={fault.message} /> : t('said.network')}
          </span>
        )}
        {!busy && !fault && lines.length > 0 && t(dryRun ? 'people.wouldSum' : 'people.didSum', sum)}
      </p>
      {!busy && !dryRun && told > 0 && <TellThem count={told} />}
      {!busy && lines.length > 0 && (
        <ol class="outcomes">
          {lines.map(({ line, outcome }) => (
            <li key={line.number} value={line.number}>
              <strong>
                <bdi>{line.email}</bdi>
              </strong>{' '}
              {line.input?.name && <bdi>{line.input.name}</bdi>}{' '}
              {line.input && (
                <span class="quiet">
                  {[roleText(line.input, reference, words), datesText(line.input, words)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              )}{' '}
              {line.unread !== null && (
                <span class="failed">{t('people.unread', { field: line.unread })}</span>
              )}
              {outcome && (
                <span
                  class={
                    outcome.result === 'REFUSED' ? 'failed' : outcome.result === 'UNCHANGED' ? '' : 'saved'
                  }
                >
                  {outcome.message ? (
                    <English text={outcome.message} />
                  ) : (
                    t(dryRun ? `people.would.${outcome.result}` : `people.did.${outcome.result}`)
                  )}
                </span>
              )}{' '}
              {outcome?.account && (
                <a href={hrefOf({ view: 'person', person: outcome.account.person.id })}>{t('people.open')}</a>
              )}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
