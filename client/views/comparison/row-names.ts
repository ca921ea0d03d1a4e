import { useApp, useReference } from '../../elements/app-context.ts';
import type { ComparisonDimension } from '../../operations/operations.generated.ts';

/** What the rows of a comparison are called; `title` is what the server calls a section or an item. */
export function useRowNames(): (by: ComparisonDimension, code: string, title?: string | null) => string {
  const { t } = useApp().words;
  const { countries, agencies } = useReference();
  return (by, code, title = null) => {
    switch (by) {
      case 'COUNTRY':
        return countries[code]?.name ?? code;
      case 'AGENCY':
        return code === 'team' ? t('country.team') : (agencies[code]?.acronym ?? code);
      case 'AREA':
        return `${code} ${t(`area.${code}` as 'area.1')}`;
      default:
        return title === null ? code : `${code} ${title}`;
    }
  };
}
