import type { ChecklistData, ChecklistTranslation } from '../catalogue/catalogue-data.ts';
import { englishHashOfItem, englishHashOfSection } from '../catalogue/checklist-translation.ts';
import type { JsonReader } from './json-reader.ts';

/**
 * Reads `checklist.<language>.json`, the checklist in another language. What it leaves out is shown in English. Each entry
 * says by `madeFrom` which English it was made from: where that is another by now, the page says so.
 */
export function parseTranslations(
  file: JsonReader,
  language: string,
  { sections, items, retiredItems }: ChecklistData,
): ChecklistTranslation[] {
  const englishOf = new Map([
    ...sections.map((section) => [section.code, englishHashOfSection(section)] as const),
    ...items.map((item) => [item.code, englishHashOfItem(item)] as const),
  ]);
  const entries = file.objects('sections', 'code').flatMap((section) => [
    {
      entry: section,
      texts: { title: section.text('title'), purpose: section.text('purpose') },
    },
    ...section.objects('items', 'code', true).map((item) => ({
      entry: item,
      texts: {
        title: item.text('title'),
        guidance: item.text('guidance'),
        meetsWhen: item.text('meetsWhen'),
        evidence: item.texts('evidence'),
      },
    })),
  ]);
  return entries.flatMap(({ entry, texts }) => {
    const code = entry.text('code');
    if (retiredItems.includes(code)) return [];
    const english = englishOf.get(code);
    if (english === undefined) {
      entry.problem(`nothing by the code “${code}” is in checklist.json: correct the code, or take it out.`);
      return [];
    }
    const madeFrom = entry.optionalText('madeFrom');
    if (madeFrom === null) {
      entry.problem(
        `it doesn't say what it was made from: if it says what the English says now, add "madeFrom": "${english}".`,
      );
      return [];
    }
    return [{ code, language, madeFrom, texts }];
  });
}
