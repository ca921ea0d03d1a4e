import type { Person } from '../../sync/model.ts';

/**
 * Whom a text still asks: those whose names stand in it. Whoever was named before without standing in the text stays named: what a
 * colleague was asked was handed over to them, perhaps after this text was begun.
 */
export function stillNamed(
  text: string,
  named: readonly Person[],
  before: { readonly text: string; readonly named: readonly Person[] } | undefined,
): readonly Person[] {
  const asked = named.filter(({ name }) => text.includes(`@${name}`));
  const handedOver = before?.named.filter(
    ({ id, name }) => !before.text.includes(`@${name}`) && !asked.some((one) => one.id === id),
  );
  return [...asked, ...(handedOver ?? [])];
}
