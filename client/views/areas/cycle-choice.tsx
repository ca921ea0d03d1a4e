import { useApp, useReference } from '../../elements/app-context.ts';
import { type AreasAddress, areasQuery } from './areas-address.ts';

/** Which year is counted, where there is more than one. */
export function CycleChoice({ address, cycle }: { address: AreasAddress; cycle: string }) {
  const {
    router,
    words: { t },
  } = useApp();
  const opened = useReference().cycles.filter(({ state }) => state !== 'PLANNED');
  if (opened.length < 2) return null;
  const go = (chosen: string) =>
    router.go({ view: 'areas', query: areasQuery({ ...address, cycle: chosen }) });
  return (
    <label>
      <span>{t('filter.cycle')}</span>
      <select value={cycle} onChange={({ currentTarget }) => go(currentTarget.value)}>
        {opened.map(({ code, state }) => (
          <option key={code} value={code}>
            {t(`filter.cycle.${state}`, { cycle: code })}
          </option>
        ))}
      </select>
    </label>
  );
}
