import { useTopic, useWords, type Watched } from '../../elements/app-context.ts';
import type { Heartbeats } from '../../elements/use-heartbeats.ts';
import { Waiting } from '../../elements/waiting.tsx';
import type { StalenessRuleCode } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { topicOf } from '../../sync/topic.ts';
import type { Cells } from '../../sync/topics/matrix.ts';
import { type StuckData, stuckTopic } from '../../sync/topics/stuck.ts';
import { Flag } from '../stuck/flag.tsx';
import { stuckParams } from '../stuck/stuck-filter.ts';
import '../stuck/stuck.css';
import { allOf } from './places.ts';
import { Section } from './section.tsx';

const silence = ['NO_CHANGE', 'NEVER_SIGNED_IN', 'NO_LEAD'] as const satisfies readonly StalenessRuleCode[];
const fewReturned = 4;
const fewSilent = 2;

/** Who is stuck, live: all rules' numbers, and the first places of each. */
export function useStuckPlaces(cycle: string, today: string): Watched<StuckData> {
  const all = stuckParams({ rule: '', country: '', agency: '', area: '', after: '' }, cycle, today);
  return useTopic(topicOf(stuckTopic, { ...all, firstOfEach: fewReturned }));
}

/** How many places are stuck by some rules. */
export function stuckCount({ rules }: StuckData, codes: readonly StalenessRuleCode[]): number {
  return rules.filter(({ code }) => codes.includes(code)).reduce((sum, { flags }) => sum + flags, 0);
}

/** Returned answers that nobody took up, where they have waited longest. */
export function Returned({
  stuck: { data, followed },
  cells,
  heard,
}: {
  stuck: Watched<StuckData>;
  cells: Cells;
  heard: Heartbeats | undefined;
}) {
  const { t, number } = useWords();
  const returned = allOf(cells).reduce((sum, cell) => sum + cell.returned, 0);
  return (
    <Section
      id="returned-waiting"
      title={t('overview.returned')}
      beside={
        <a id="returned-all" href={hrefOf({ view: 'matrix', query: { status: 'RETURNED' } })}>
          {t('overview.returned.all', { count: returned })}
        </a>
      }
    >
      {data ? (
        <Flags data={data} rule="RETURNED_NOT_TAKEN_UP" most={fewReturned} heard={heard} />
      ) : (
        <Waiting followed={followed} />
      )}
      {data && stuckCount(data, ['RETURNED_NOT_TAKEN_UP']) > 0 && (
        <p class="small">
          <a id="returned-more" href={hrefOf({ view: 'stuck', query: { rule: 'RETURNED_NOT_TAKEN_UP' } })}>
            {t('overview.allPlaces', { count: number(stuckCount(data, ['RETURNED_NOT_TAKEN_UP'])) })}
          </a>
        </p>
      )}
    </Section>
  );
}

/** Where nothing changes, whoever is to answer never came, or nobody leads. */
export function Silent({
  stuck: { data, followed },
  heard,
}: {
  stuck: Watched<StuckData>;
  heard: Heartbeats | undefined;
}) {
  const { t } = useWords();
  return (
    <Section
      id="silent"
      title={t('overview.silent')}
      beside={
        data &&
        silence.map((rule, index) => (
          <span key={rule}>
            {index > 0 && ' · '}
            <a id={`silent-${rule}`} href={hrefOf({ view: 'stuck', query: { rule } })}>
              {t(`overview.silent.${rule}`, { count: stuckCount(data, [rule]) })}
            </a>
          </span>
        ))
      }
    >
      {data ? (
        <div class="silent">
          {silence.map((rule) => (
            <Flags key={rule} data={data} rule={rule} most={fewSilent} heard={heard} />
          ))}
        </div>
      ) : (
        <Waiting followed={followed} />
      )}
    </Section>
  );
}

interface FlagsProps {
  readonly data: StuckData;
  readonly rule: StalenessRuleCode;
  readonly most: number;
  readonly heard: Heartbeats | undefined;
}

function Flags({ data, rule, most, heard }: FlagsProps) {
  const { t } = useWords();
  const flags = data.flags.filter((flag) => flag.rule === rule).slice(0, most);
  if (flags.length === 0)
    return rule === 'RETURNED_NOT_TAKEN_UP' ? <p class="quiet">{t('stuck.none')}</p> : null;
  return (
    <ol class="stuck-list">
      {flags.map((flag) => (
        <Flag key={`${flag.countryCode}/${flag.agencyCode}`} flag={flag} heard={heard} />
      ))}
    </ol>
  );
}
