import { useReference, useWords } from '../../elements/app-context.ts';
import type { PartyKind } from './places.ts';

/** What an agency, the country teams or a country are called. */
export function usePartyName(kind: PartyKind): (code: string) => string {
  const { t } = useWords();
  const { agencies, countries } = useReference();
  if (kind === 'countries') return (code) => countries[code]?.name ?? code;
  return (code) => (code === '' ? t('overview.teams') : (agencies[code]?.acronym ?? code));
}
