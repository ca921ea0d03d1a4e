import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { SectionProps } from '../monitor/section.ts';
import { FactorRows, type Only } from './factor-rows.tsx';
import { Findings } from './findings.tsx';
import { type About, type Around, readAround, readSide } from './read-framework.ts';
import { SideHead } from './side-head.tsx';
import './framework.css';

/**
 * A country's assessment as a page of two sides: the whole country or a group on each, now or as of a day. So two groups
 * stand beside each other, or one group then and now.
 */
export function Assessment(props: SectionProps) {
  const {
    access: { country },
    version,
  } = props;
  const {
    sync,
    words: { t },
  } = useApp();
  const loaded = useLoaded(`monitor framework ${country} ${version}`, () => readAround(sync, country));
  return (
    <section aria-labelledby="assessment-title">
      <h2 id="assessment-title" tabIndex={-1}>
        {t('monitor.assessment')}
      </h2>
      <p>{t('framework.what')}</p>
      <NotLoaded loaded={loaded} />
      {loaded.data && <Sides {...props} around={loaded.data} />}
    </section>
  );
}

function Sides({ around, ...props }: SectionProps & { around: Around }) {
  const {
    access: { country },
    version,
  } = props;
  const {
    sync,
    words: { t },
  } = useApp();
  const { framework, groups, dates, findings } = around;
  const [sides, setSides] = useState<readonly [About, About]>([
    { group: null, asOf: null },
    { group: groups[0]?.id ?? null, asOf: null },
  ]);
  const [only, setOnly] = useState<Only>('ALL');
  const key = sides.map(({ group, asOf }) => `${group} ${asOf}`).join(' ');
  const loaded = useLoaded(`monitor assessment ${country} ${key} ${version}`, async () => {
    const [first, second] = await Promise.all(sides.map((about) => readSide(sync, country, about)));
    return { about: sides, read: [first, second] as const };
  });
  const change = (side: 0 | 1, about: About) =>
    setSides(([first, second]) => (side === 0 ? [about, second] : [first, about]));
  const { basedOn } = framework;
  return (
    <>
      <Findings findings={findings} />
      <div class="framework-sides">
        <SideHead
          name={t('framework.side.0')}
          groups={groups}
          about={sides[0]}
          onChange={(about) => change(0, about)}
        />
        <SideHead
          name={t('framework.side.1')}
          groups={groups}
          about={sides[1]}
          onChange={(about) => change(1, about)}
        />
        <label>
          {t('framework.only')}
          <select value={only} onChange={({ currentTarget }) => setOnly(currentTarget.value as Only)}>
            {(['ALL', 'DUE', 'BEFORE', 'KNOWN'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`framework.only.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <NotLoaded loaded={loaded} />
      {loaded.data && (
        <FactorRows
          {...props}
          factors={framework.riskFactors}
          groups={groups}
          dates={dates}
          sides={loaded.data}
          only={only}
        />
      )}
      <p class="quiet small">
        {t('framework.basedOn', {
          title: basedOn.title,
          year: String(basedOn.year),
          symbol: basedOn.documentSymbol,
        })}
      </p>
    </>
  );
}
