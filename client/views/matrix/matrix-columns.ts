import { useMemo } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';

/** A column of the matrix: an agency, or the country team under the empty text. */
export interface Column {
  readonly agency: string;
  readonly label: string;
  /** In full. */
  readonly name: string;
}

/** The agencies in their usual order, and the country team. */
export function useColumns(): readonly Column[] {
  const { t } = useApp().words;
  const { agencies } = useReference();
  return useMemo(
    () => [
      ...Object.values(agencies).map(({ code, acronym, name }) => ({ agency: code, label: acronym, name })),
      { agency: '', label: t('country.team'), name: t('country.team') },
    ],
    [agencies, t],
  );
}
