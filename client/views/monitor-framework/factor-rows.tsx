import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import type { Group } from '../monitor/read-groups.ts';
import type { SectionProps } from '../monitor/section.ts';
import { Level, Trend } from './level.tsx';
import { LookedAt } from './looked-at.tsx';
import type { About, Assessed, Factor, RiskIndicator, SensitiveDate } from './read-framework.ts';
import { SideName } from './side-head.tsx';

/** Which indicators are listed: every one, those due, those to look at before a date, or those that are known. */
export type Only = 'ALL' | 'DUE' | 'BEFORE' | 'KNOWN';

interface Props extends SectionProps {
  readonly factors: readonly Factor[];
  readonly groups: readonly Group[];
  readonly dates: readonly SensitiveDate[];
  readonly sides: {
    readonly about: readonly [About, About];
    readonly read: readonly (ReadonlyMap<string, Assessed> | undefined)[];
  };
  readonly only: Only;
}

/** The indicators by factor, with both sides beside each. One of them is open at a time, below its row. */
export function FactorRows({ factors, only, ...props }: Props) {
  const { t } = useApp().words;
  const [open, setOpen] = useState<{ indicator: string; side: 0 | 1 } | null>(null);
  const { about, read } = props.sides;
  const isListed = ({ code }: RiskIndicator) =>
    open?.indicator === code || read.some((side) => matches(side?.get(code), only));
  const listed = factors
    .map((factor) => ({ ...factor, indicators: factor.indicators.filter(isListed) }))
    .filter(({ indicators }) => indicators.length > 0);
  if (listed.length === 0) return <p>{t('framework.noneListed')}</p>;
  return (
    <table class="framework-table">
      <thead>
        <tr>
          <th scope="col">{t('framework.indicator')}</th>
          {about.map((one, side) => (
            // Two sides, which don't move.
            <th key={side} scope="col">
              <SideName about={one} groups={props.groups} />
            </th>
          ))}
        </tr>
      </thead>
      {listed.map((factor) => (
        <tbody key={factor.code}>
          <tr class="framework-factor">
            <th colSpan={3} scope="rowgroup">
              {t('framework.factor', { number: factor.code.slice(2), title: factor.title })}
              <span class="quiet small"> {factor.question}</span>
            </th>
          </tr>
          {factor.indicators.map((indicator) => (
            <IndicatorRow
              key={indicator.code}
              {...props}
              indicator={indicator}
              open={open?.indicator === indicator.code ? open.side : null}
              onOpen={(side) => setOpen(side === null ? null : { indicator: indicator.code, side })}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function matches(assessed: Assessed | undefined, only: Only): boolean {
  if (!assessed) return false;
  if (only === 'DUE') return assessed.isDue;
  if (only === 'BEFORE') return assessed.dueBefore.length > 0;
  return only === 'ALL' || assessed.level !== 'UNKNOWN';
}

interface RowProps extends Omit<Props, 'factors' | 'only'> {
  readonly indicator: RiskIndicator;
  readonly open: 0 | 1 | null;
  readonly onOpen: (side: 0 | 1 | null) => void;
}

function IndicatorRow({ indicator, open, onOpen, ...props }: RowProps) {
  const { code, title, description } = indicator;
  const { about, read } = props.sides;
  const opened = open === null ? undefined : read[open]?.get(code);
  return (
    <>
      <tr>
        <th scope="row">
          <span class="quiet">{code}</span> {title}
          <span class="framework-description quiet small">{description}</span>
        </th>
        {([0, 1] as const).map((side) => (
          <td key={side}>
            <Cell
              title={title}
              assessed={read[side]?.get(code)}
              dates={props.dates}
              isOpen={open === side}
              onOpen={(isOpen) => onOpen(isOpen ? side : null)}
            />
          </td>
        ))}
      </tr>
      {open !== null && opened && (
        <tr>
          <td colSpan={3}>
            <LookedAt
              key={`${open} ${about[open].group} ${about[open].asOf}`}
              {...props}
              about={about[open]}
              indicator={indicator}
              assessed={opened}
              onClose={() => onOpen(null)}
            />
          </td>
        </tr>
      )}
    </>
  );
}

function Cell({
  title,
  assessed,
  dates,
  isOpen,
  onOpen,
}: {
  title: string;
  assessed: Assessed | undefined;
  dates: readonly SensitiveDate[];
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) {
  const { t, rich, date } = useApp().words;
  if (!assessed) return null;
  const { level, latest, isDue, dueBefore } = assessed;
  const before = dates.filter(({ id, comesOn }) => dueBefore.includes(id) && comesOn !== null);
  return (
    <>
      <button type="button" class="plain" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
        <span class="unseen">{t('join.colon', { what: title, more: '' })}</span>
        <Level level={level} />
      </button>
      {latest && (
        <span class="framework-beside small">
          {rich('join.comma', {
            what: <Trend trend={latest.trend} />,
            more: t(`framework.confidence.${latest.confidence}`),
          })}
        </span>
      )}
      {isDue && (
        <span class="framework-beside small waiting">{t(latest ? 'framework.due' : 'framework.never')}</span>
      )}
      {before.map(({ id, kind, comesOn }) => (
        <span key={id} class="framework-beside small waiting">
          {t('framework.before', { kind: t(`framework.kind.${kind}`), day: date(comesOn ?? '') })}
        </span>
      ))}
    </>
  );
}
