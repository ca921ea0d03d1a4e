import type { CyclePresenceQuery, Presence, PresenceInput } from '../../operations/operations.generated.ts';

/** How agencies are present, by `country/agency`; who isn't there is not among them. */
export type PresenceMap = ReadonlyMap<string, Presence>;

/** What is told by agency and kind, for each cell. */
export function presenceMap(groups: CyclePresenceQuery['presence']): PresenceMap {
  return new Map(
    groups.flatMap(({ agencyCode, presence, countryCodes }) =>
      countryCodes.map((country) => [`${country}/${agencyCode}`, presence] as const),
    ),
  );
}

/** Changes that are not sent, as the text in which the page keeps them. */
export function writeEdits(edits: PresenceMap): string {
  return [...edits].map(([cell, presence]) => `${cell}=${presence}`).join(' ');
}

export function readEdits(text: string): PresenceMap {
  return new Map(
    text
      .split(' ')
      .filter(Boolean)
      .map((one) => one.split('=') as [string, Presence]),
  );
}

/** The changes with more of them, and without what says what is so already. */
export function withEdits(
  base: PresenceMap,
  edits: PresenceMap,
  more: readonly PresenceInput[],
): PresenceMap {
  const all = [
    ...edits,
    ...more.map(({ country, agency, presence }) => [`${country}/${agency}`, presence] as const),
  ];
  return new Map([...new Map(all)].filter(([cell, presence]) => (base.get(cell) ?? 'NONE') !== presence));
}

/** As they are sent. */
export function linesOf(edits: PresenceMap): PresenceInput[] {
  return [...edits].map(([cell, presence]) => {
    const [country = '', agency = ''] = cell.split('/');
    return { country, agency, presence };
  });
}
