import { useState } from 'preact/hooks';
import { useReference, useWords } from '../../elements/app-context.ts';
import { arrowIn } from '../../elements/arrow.ts';
import { ComparedAnswer } from './compared-answer.tsx';
import type { ComparedPair } from './compared-pair.ts';
import { arrows } from './counts.ts';
import type { Side } from './sides.ts';

interface Props {
  readonly pair: ComparedPair;
  readonly earlier: Side;
  readonly later: Side;
}

/** What became of one answer in a line, which opens to both answers. */
export function Pair({ pair, earlier, later }: Props) {
  const { t, language } = useWords();
  const arrow = arrowIn(language);
  const { countries, agencies } = useReference();
  const [open, setOpen] = useState(false);
  const { countryCode, agencyCode, earlierItem, laterItem, kind, reason, title } = pair;
  const whose = agencyCode === null ? t('country.team') : (agencies[agencyCode]?.acronym ?? agencyCode);
  const code =
    earlierItem === laterItem ? laterItem : [earlierItem, laterItem].filter(Boolean).join(` ${arrow} `);
  const rated = (answer: ComparedPair['earlier']) => t(`rating.${answer?.rating ?? 'none'}`);
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <bdi class="code">{code}</bdi> {countries[countryCode]?.name ?? countryCode} · {whose} · {title}
          <span class="became">
            {kind === 'NOT_COMPARABLE' ? (
              reason && t('comparison.not', { why: t(`comparison.why.${reason}`) })
            ) : (
              <>
                {rated(pair.earlier)} {arrow} <b>{rated(pair.later)}</b>{' '}
                <span aria-hidden="true">{arrows[kind]}</span> {t(`comparison.became.${kind}`)}
              </>
            )}
            {pair.reworded && reason === null && ` · ${t('comparison.reworded')}`}
          </span>
        </summary>
        {open && (
          <div class="comparison-sides">
            <ComparedAnswer side={earlier} pair={pair} item={earlierItem} answer={pair.earlier} />
            <ComparedAnswer
              side={later}
              pair={pair}
              item={laterItem}
              answer={pair.later}
              before={pair.earlier?.narrative}
            />
          </div>
        )}
      </details>
    </li>
  );
}
