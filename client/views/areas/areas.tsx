import { useReference, useWords } from '../../elements/app-context.ts';
import { AllAreas } from './all-areas.tsx';
import { parseAreas } from './areas-address.ts';
import { OneArea } from './one-area.tsx';
import './areas.css';

interface Props {
  /** What the address says after the question mark. */
  readonly query: Readonly<Record<string, string>>;
}

/** The seven areas of the Call to Action, or one of them. */
export function Areas({ query }: Props) {
  const { t } = useWords();
  const { cycles, currentCycle } = useReference();
  const address = parseAreas(query);
  const opened = cycles.filter(({ state }) => state !== 'PLANNED');
  const cycle = address.cycle ?? currentCycle ?? opened[0]?.code ?? null;
  if (cycle === null) {
    return (
      <>
        <h1 tabIndex={-1}>{t('areas.title')}</h1>
        <p>{t('cycle.none')}</p>
      </>
    );
  }
  if (address.area === null) return <AllAreas address={address} cycle={cycle} />;
  return <OneArea key={address.area} address={address} area={address.area} cycle={cycle} />;
}
