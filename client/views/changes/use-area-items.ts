import { useApp } from '../../elements/app-context.ts';
import { areaOf } from '../../elements/area.ts';
import { type Loaded, useLoaded } from '../../elements/use-loaded.ts';
import { AreaItemsDocument } from '../../operations/later.generated.ts';
import type { AreaItemsQuery } from '../../operations/operations.generated.ts';

/** The items that serve an area, as the checklist of now has them; null for no area. */
export function useAreaItems(
  text: string,
): Omit<Loaded<{ readonly items: readonly string[] | null }>, 'put'> {
  const { sync } = useApp();
  const area = areaOf(text);
  const loaded = useLoaded(`items of ${area}`, async () => {
    if (area === null) return { area, items: null };
    const read = (await sync.read({ document: AreaItemsDocument, variables: {} })) as AreaItemsQuery;
    const items = read.checklist.sections.flatMap((section) => section.items);
    return {
      area,
      items: items
        .filter(({ callToActionAreas }) => callToActionAreas.includes(area))
        .map(({ code }) => code),
    };
  });
  // What was read for another area would list what nobody asked for.
  return { ...loaded, data: loaded.data?.area === area ? loaded.data : undefined };
}
