import type { CatalogueData, ItemData } from '../../server/catalogue/catalogue-data.ts';

/** The checklist of the year after: one item in other words, one split, two merged. */
export function nextYear({
  sections,
  items,
  retiredItems,
}: CatalogueData['checklist']): CatalogueData['checklist'] {
  const next = items.flatMap((item): ItemData[] => {
    const becomes = (code: string, ...from: string[]): ItemData => ({
      ...item,
      code,
      title: `${item.title}, asked anew as ${code}`,
      continues: from.map((one) => ({ item: one, reason: 'The network asked for it.' })),
    });
    switch (item.code) {
      case 'ANL-3':
        return [{ ...item, guidance: `${item.guidance} Name the source.` }];
      case 'ANL-5':
        return [becomes('ANL-15', 'ANL-5'), becomes('ANL-16', 'ANL-5')];
      case 'PRG-4':
        return [becomes('PRG-14', 'PRG-4', 'PRG-5')];
      case 'PRG-5':
        return [];
      default:
        return [item];
    }
  });
  return {
    sections,
    items: next.map((item, index) => ({ ...item, sortOrder: index + 1 })),
    retiredItems: [...retiredItems, 'ANL-5', 'PRG-4', 'PRG-5'],
  };
}
