import { useApp, useReference, useTopic } from '../../elements/app-context.ts';
import { Meter } from '../../elements/meter.tsx';
import { answeredOf } from '../../elements/progress.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { hrefOf } from '../../routes.ts';
import type { Progress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { agencyCellsTopic } from '../../sync/topics/agency-cells.ts';
import type { Cells } from '../../sync/topics/matrix.ts';
import './agency-countries.css';

interface Props {
  readonly agencies: readonly string[];
  readonly cycle: string;
}

/** Everywhere that one's agency reports: what is due and how far it is, countries with returned answers first. */
export function AgencyCountries({ agencies, cycle }: Props) {
  const { data, followed } = useTopic(topicOf(agencyCellsTopic, { cycle, agencies }));
  if (!data) return <Waiting followed={followed} />;
  return agencies.map((agency) => <OneAgency key={agency} agency={agency} cells={data} />);
}

function OneAgency({ agency, cells }: { agency: string; cells: Cells }) {
  const { t, compare } = useApp().words;
  const { agencies, countries } = useReference();
  const acronym = agencies[agency]?.acronym ?? agency;
  const rows = [...cells]
    .flatMap(([country, row]) => {
      const own = row.get(agency);
      const name = countries[country]?.name ?? country;
      return own && own.total > 0 ? [{ country, name, own, team: row.get('') }] : [];
    })
    .sort((a, b) => rankOf(b) - rankOf(a) || compare(a.name, b.name));
  const due = rows.reduce((sum, { own }) => sum + leftOf(own), 0);
  return (
    <section class="agency-countries" aria-labelledby={`agency-${agency}`}>
      <h2 id={`agency-${agency}`}>
        {acronym} <span class="quiet">{t('duty.everywhere', { count: rows.length, due })}</span>
      </h2>
      <ul>
        {rows.map(({ country, name, own, team }) => (
          <li key={country}>
            <a href={hrefOf({ view: 'country', country, agency })}>{name}</a>
            <Part label={acronym} counts={own} />
            {team && team.total > 0 && <Part label={t('country.team')} counts={team} />}
            {own.returned + (team?.returned ?? 0) > 0 && (
              <a
                class="waiting small"
                href={hrefOf({ view: 'country', country, agency, status: 'RETURNED' })}
              >
                {t('duty.returned', { count: own.returned + (team?.returned ?? 0) })}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({ label, counts }: { label: string; counts: Progress }) {
  const { t } = useApp().words;
  return (
    <span class="small">
      <span class="quiet">
        {label} {t('progress.answered', { answered: answeredOf(counts), total: counts.total })}
      </span>
      <Meter counts={counts} />
    </span>
  );
}

function leftOf({ notStarted, inProgress, returned }: Progress): number {
  return notStarted + inProgress + returned;
}

/** Returned answers first, then where something is left to do. */
function rankOf({ own, team }: { own: Progress; team: Progress | undefined }): number {
  if (own.returned + (team?.returned ?? 0) > 0) return 2;
  return leftOf(own) > 0 ? 1 : 0;
}
