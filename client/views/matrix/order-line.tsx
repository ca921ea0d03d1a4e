import { useApp } from '../../elements/app-context.ts';
import type { Shown } from './use-shown.ts';

/** What is not as the numbers say it now, with the way out beside it. */
export function OrderLine({ shown }: { shown: Shown }) {
  const { t, exactTime } = useApp().words;
  const { order, state, content } = shown;
  return (
    <p class="order small" role="status">
      {order.outdated && (
        <>
          {t('matrix.order', { time: exactTime(order.at) })}{' '}
          <button type="button" class="plain" onClick={order.again}>
            {t('matrix.again')}
          </button>
        </>
      )}
      {state !== 'ready' && t(`matrix.${state}`)}
      {shown.empty && content.groups.every((group) => group.countries.length === 0) && t('matrix.empty')}
    </p>
  );
}
