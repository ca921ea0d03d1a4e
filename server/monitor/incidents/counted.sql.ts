/**
 * The incidents of the country `$1` that count, as `counted`, for a statement's `with`: not merged into another, with
 * reasonable grounds at least, and with a report that stands, be it one of an incident that was merged into it. `sources`
 * has the code of the source of each such report. Whatever counts incidents asks this.
 */
export const countedIncidents = `
    standing as (
      select coalesce(told.merged_into, told.id) as incident_id, array_agg(monitor_report.source_code) as sources
        from monitor_report join monitor_incident as told on told.id = monitor_report.incident_id
       where monitor_report.country_code = $1 and monitor_report.state = 'CODED'
       group by coalesce(told.merged_into, told.id)
    ),
    counted as (
      select incident.*, standing.sources
        from monitor_incident as incident join standing on standing.incident_id = incident.id
       where incident.country_code = $1 and incident.merged_into is null
         and incident.proof in ('REASONABLE_GROUNDS', 'CLEAR_AND_CONVINCING')
    )`;
