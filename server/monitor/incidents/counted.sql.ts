/**
 * The incidents that count, as `counted`, for a statement's `with`. They are not merged into another, and have reasonable
 * grounds at least and a report that stands, be it one of an incident that was merged into it. `sources` has the code of the
 * source of each such report. Whatever counts incidents asks this. `everywhere`: of all countries, and not of `$1` alone; `report`
 * asks more of each report.
 */
export function countedIncidents({ everywhere = false, report = 'true' } = {}): string {
  const inCountry = (table: string) => (everywhere ? '' : `and ${table}.country_code = $1`);
  return `
    standing as (
      select coalesce(told.merged_into, told.id) as incident_id, array_agg(monitor_report.source_code) as sources
        from monitor_report join monitor_incident as told on told.id = monitor_report.incident_id
       where monitor_report.state = 'CODED' ${inCountry('monitor_report')} ${inCountry('told')}
         and ${report}
       group by coalesce(told.merged_into, told.id)
    ),
    counted as (
      select incident.*, standing.sources
        from monitor_incident as incident join standing on standing.incident_id = incident.id
       where incident.merged_into is null ${inCountry('incident')}
         and incident.proof in ('REASONABLE_GROUNDS', 'CLEAR_AND_CONVINCING')
    )`;
}
