import { useReference, useWords } from '../../elements/app-context.ts';
import { foldedText } from '../../elements/folded-text.ts';
import type { Presence } from '../../operations/operations.generated.ts';
import type { PresenceNames } from './read-presence.ts';

/** In the order in which pressing a cell again goes through them. */
export const presences: readonly Presence[] = ['NONE', 'RESIDENT', 'PROJECT_STAFF', 'NON_RESIDENT'];

/** What stands in a cell of the table, and is typed there and into spreadsheets. */
export const letters: Readonly<Record<Presence, string>> = {
  RESIDENT: 'R',
  PROJECT_STAFF: 'P',
  NON_RESIDENT: 'N',
  NONE: '–',
};

/** Countries, agencies and presences by their codes, names and letters. */
export function usePresenceNames(agencies: readonly string[]): PresenceNames {
  const { t } = useWords();
  const reference = useReference();
  const among = <Code extends string>(all: readonly (readonly [Code, readonly string[]])[]) => {
    const known = new Map(all.flatMap(([code, names]) => names.map((name) => [foldedText(name), code])));
    return (text: string) => known.get(foldedText(text));
  };
  return {
    country: among(Object.values(reference.countries).map(({ code, name }) => [code, [code, name]])),
    agency: among(
      agencies.map((code) => {
        const { acronym = code, name = code } = reference.agencies[code] ?? {};
        return [code, [code, acronym, name]];
      }),
    ),
    presence: among(
      presences.map((one) => [
        one,
        [one, letters[one], t(`cycles.presence.${one}`), ...(one === 'NONE' ? ['-'] : [])],
      ]),
    ),
  };
}
