/**
 * SQL for whether an item of a cycle's checklist serves an area of the Call to Action; always, where none is asked for. `item`
 * is a column, `cycle` and `area` are parameters.
 */
export function servesArea(item: string, cycle: `$${number}`, area: `$${number}`): string {
  return `(${area}::integer is null or ${item} in (
    select asked.code from cycle as asking join checklist_item as asked on asked.version = asking.checklist_version
     where asking.code = ${cycle} and ${area} = any(asked.call_to_action_areas)))`;
}
