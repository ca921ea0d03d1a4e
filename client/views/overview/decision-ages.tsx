import { useWords } from '../../elements/app-context.ts';
import type { OverviewQuery } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { Section } from './section.tsx';

/** From so many working days on a decision is overdue. */
const overdue = 11;

/** How many decisions have waited for how long; each number opens those that it counts. */
export function DecisionAges({ ages }: { ages: OverviewQuery['decisionAges']['ages'] }) {
  const { t, number } = useWords();
  const most = Math.max(...ages.map(({ count }) => count), 1);
  const all = ages.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section
      id="decisions-waiting"
      title={t('overview.decisions')}
      beside={
        <a id="decisions-all" href={hrefOf({ view: 'decisions', query: {} })}>
          {number(all)}
        </a>
      }
    >
      <table class="ages">
        <caption class="unseen">{t('overview.decisions.caption')}</caption>
        <tbody>
          {ages.map(({ atLeast, atMost, count }) => {
            const waited = `${atLeast}-${atMost ?? ''}`;
            return (
              <tr key={waited} class={atLeast >= overdue && count > 0 ? 'late' : undefined}>
                <th scope="row">
                  {atMost === null
                    ? t('overview.age.more', { days: atLeast - 1 })
                    : t('overview.age.days', { from: atLeast, to: atMost })}
                </th>
                <td aria-hidden="true">
                  <i style={{ inlineSize: `${(100 * count) / most}%` }} />
                </td>
                <td class="number">
                  <a id={`age-${atLeast}`} href={hrefOf({ view: 'decisions', query: { waited } })}>
                    {number(count)}
                  </a>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="small quiet">{t('overview.decisions.days')}</p>
    </Section>
  );
}
