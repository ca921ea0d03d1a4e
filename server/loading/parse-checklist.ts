import type { ChecklistData, ItemData } from '../catalogue/catalogue-data.ts';
import { checkMapping } from './check-mapping.ts';
import { type JsonReader, reportDuplicates } from './json-reader.ts';
import type { Problems } from './problems.ts';

const sectionCode = { matches: /^[A-Z][A-Z0-9]*$/, example: 'LDR' };
const itemCode = { matches: /^[A-Z][A-Z0-9]*-[0-9]+$/, example: 'LDR-1' };
const area = /^CTA([1-7])$/;

/** Reads checklist.json. Sections and items keep the order that their `order` gives them. */
export function parseChecklist(file: JsonReader, problems: Problems): ChecklistData {
  const sections = file.objects('sections', 'code').map((section) => ({
    code: section.text('code', sectionCode),
    title: section.text('title'),
    purpose: section.text('purpose'),
    sortOrder: section.integer('order'),
    items: section.objects('items', 'code').map((item) => parseItem(item)),
  }));
  sections.sort((a, b) => a.sortOrder - b.sortOrder);
  const items = sections
    .flatMap(({ code, items }) =>
      items.sort((a, b) => a.sortOrder - b.sortOrder).map((item) => ({ ...item, sectionCode: code })),
    )
    .map((item, index): ItemData => ({ ...item, sortOrder: index + 1 }));
  const retiredItems = file.texts('retiredItems', true);
  reportDuplicates(
    sections.map(({ code }) => code),
    'checklist.json: section',
    problems,
  );
  reportDuplicates(
    items.map(({ code }) => code),
    'checklist.json: item',
    problems,
  );
  for (const { code } of items.filter(({ code }) => retiredItems.includes(code))) {
    problems.add(`checklist.json: item ${code} is both asked and in “retiredItems”: keep it in one place.`);
  }
  checkMapping(items, retiredItems, problems);
  return {
    sections: sections.map(({ items: _, ...section }) => section),
    items,
    retiredItems,
  };
}

function parseItem(item: JsonReader): Omit<ItemData, 'sectionCode'> {
  const areas = item.texts('callToAction').map((code) => {
    const number = area.exec(code)?.[1];
    if (number === undefined) item.problem(`“callToAction” holds “${code}”; areas are CTA1 to CTA7.`);
    return Number(number);
  });
  return {
    code: item.text('code', itemCode),
    title: item.text('title'),
    guidance: item.text('guidance'),
    meetsWhen: item.text('meetsWhen'),
    evidence: item.texts('evidence'),
    callToActionAreas: areas,
    answeredBy: item.oneOf('answeredBy', ['AGENCY', 'COUNTRY_TEAM']),
    continues: item
      .objects('continues', 'item', true)
      .map((continued) => ({ item: continued.text('item', itemCode), reason: continued.text('reason') })),
    sortOrder: item.integer('order'),
  };
}
