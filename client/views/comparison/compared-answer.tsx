import { useWords } from '../../elements/app-context.ts';
import { Status } from '../../elements/status.tsx';
import { TextDiff } from '../../elements/text-diff.tsx';
import type { ComparedAnswerFieldsFragment } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { Addenda } from './addenda.tsx';
import type { ComparedPair } from './compared-pair.ts';
import { sideLabel } from './side-label.ts';
import type { Side } from './sides.ts';
import '../../style/events.css';

interface Props {
  readonly side: Side;
  readonly pair: ComparedPair;
  /** The item’s code there; null where it isn’t asked. */
  readonly item: string | null;
  readonly answer: ComparedAnswerFieldsFragment | null;
  /** The text from which this one differs. */
  readonly before?: string | null | undefined;
}

/** One side of a pair: what was recorded, what was added after the closing, and the way to the answer. */
export function ComparedAnswer({ side, pair, item, answer, before }: Props) {
  const words = useWords();
  const { t } = words;
  const { countryCode: country, agencyCode } = pair;
  const { cycle } = side;
  return (
    <div>
      <h3>{sideLabel(side, words)}</h3>
      {item === null && <p class="quiet">{t('comparison.notAsked')}</p>}
      {item !== null && !answer && <p class="quiet">{t('item.nobodyDid')}</p>}
      {answer && (
        <>
          <p>
            <Status status={answer.status} /> · {t(`rating.${answer.rating ?? 'none'}`)}
          </p>
          <Text answer={answer} before={before} />
          {answer.addenda.length > 0 && <Addenda answer={answer.id} />}
          {item !== null && (
            <p>
              <a href={hrefOf({ view: 'country', country, cycle, agency: agencyCode ?? 'team', item })}>
                {t('comparison.open', { item, cycle })}
              </a>
            </p>
          )}
        </>
      )}
    </div>
  );
}

function Text({ answer, before }: Pick<Props, 'before'> & { answer: ComparedAnswerFieldsFragment }) {
  const { t } = useWords();
  const { narrative, erased } = answer;
  if (narrative === null) {
    return <p class="quiet">{t(erased ? 'comparison.erased' : 'comparison.noText')}</p>;
  }
  if (before) return <TextDiff before={before} after={narrative} />;
  return (
    <p class="text-diff" dir="auto">
      {narrative}
    </p>
  );
}
