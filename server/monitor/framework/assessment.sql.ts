import type {
  AssessmentConfidence,
  IndicatorLevel,
  IndicatorTrend,
} from '../../../schema/types/assessment-terms.ts';
import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { Retention } from '../sealing/key-provider.ts';

/** What somebody found who looked at an indicator, beside the reasons. */
export type Look = { level: IndicatorLevel; trend: IndicatorTrend; confidence: AssessmentConfidence };

export type AssessmentRow = Look & {
  id: string;
  countryCode: string;
  groupId: string | null;
  indicator: string;
  revision: number;
  retention: Retention;
  sealed: Buffer;
  /** Incidents, by id. */
  evidence: string[];
  assessedAt: Date;
  assessedBy: { id: string; name: string };
};

const columns = `
  assessment.id, assessment.country_code as "countryCode", assessment.group_id as "groupId", assessment.indicator,
  assessment.revision, assessment.level, assessment.trend, assessment.confidence, assessment.retention, assessment.sealed,
  assessment.assessed_at as "assessedAt",
  array(select incident_id from monitor_assessment_evidence
         where assessment_id = assessment.id order by incident_id) as evidence,
  (select json_build_object('id', person.id, 'name', person.name)
     from person where person.id = assessment.assessed_by) as "assessedBy"`;

/** Until the end of a day, in UTC. */
const until = (parameter: string) =>
  `assessment.assessed_at < (${parameter}::date + 1)::timestamp at time zone 'utc'`;

const latest: Statement = {
  name: 'monitor-assessments',
  text: `
    select distinct on (assessment.indicator) ${columns} from monitor_assessment as assessment
     where assessment.country_code = $1 and assessment.group_id is not distinct from $2::uuid and ${until('$3')}
     order by assessment.indicator, assessment.revision desc`,
};

/** The last look at each indicator of a country, or of a group there, as of the end of a day. */
export function readAssessments(
  connection: MonitorConnection,
  countryCode: string,
  groupId: string | null,
  asOf: string,
): Promise<AssessmentRow[]> {
  return connection.query<AssessmentRow>(latest, [countryCode, groupId, asOf]);
}

const history: Statement = {
  name: 'monitor-assessment-history',
  text: `
    select ${columns} from monitor_assessment as assessment
     where assessment.country_code = $1 and assessment.group_id is not distinct from $2::uuid and assessment.indicator = $3
     order by assessment.revision desc limit $4`,
};

/** All looks at one indicator, the latest first. */
export function readAssessmentHistory(
  connection: MonitorConnection,
  countryCode: string,
  groupId: string | null,
  indicator: string,
  limit: number,
): Promise<AssessmentRow[]> {
  return connection.query<AssessmentRow>(history, [countryCode, groupId, indicator, limit]);
}

/** The level of an indicator as it stood on a day. */
export type LevelRow = Pick<AssessmentRow, 'groupId' | 'indicator' | 'level'>;

const levels: Statement = {
  name: 'monitor-assessment-levels',
  text: `
    select distinct on (assessment.group_id, assessment.indicator)
           assessment.group_id as "groupId", assessment.indicator, assessment.level
      from monitor_assessment as assessment where assessment.country_code = $1 and ${until('$2')}
     order by assessment.group_id, assessment.indicator, assessment.revision desc`,
};

/** The same of the country and all its groups, levels alone. */
export function readLevels(
  connection: MonitorConnection,
  countryCode: string,
  asOf: string,
): Promise<LevelRow[]> {
  return connection.query<LevelRow>(levels, [countryCode, asOf]);
}

const insert: Statement = {
  name: 'monitor-assessment-insert',
  text: `
    insert into monitor_assessment (id, country_code, group_id, indicator, revision, level, trend, confidence, retention, sealed,
      assessed_by, assessed_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp())`,
};
const insertEvidence: Statement = {
  name: 'monitor-assessment-evidence-insert',
  text: `
    insert into monitor_assessment_evidence (assessment_id, incident_id, country_code)
    select $1, incident_id, $3 from unnest($2::uuid[]) as incident_id`,
};

/** Adds a look with what it rests on. */
export async function insertAssessment(
  connection: MonitorConnection,
  row: Omit<AssessmentRow, 'assessedAt' | 'assessedBy'>,
): Promise<void> {
  const { id, countryCode, groupId, indicator, revision, level, trend, confidence, retention, sealed } = row;
  const values = [id, countryCode, groupId, indicator, revision, level, trend, confidence, retention, sealed];
  await connection.query(insert, [...values, connection.inNameOf]);
  await connection.query(insertEvidence, [id, row.evidence, countryCode]);
}
