import type { Person } from '../../sync/model.ts';

/**
 * Whom a text still asks: those whose names stand in it. Whoever was named before without standing in the text stays named: what a
 * colleague was asked was handed over to them.
 */
export function stillNamed(
  text: string,
  named: readonly Person[],
  before: { readonly text: string; readonly named: readonly Person[] } | undefined,
): readonly Person[] {
  const stands = (name: string, where = '') => where.includes(`@${name}`);
  const handedOver = ({ id, name }: Person) =>
    before?.named.some((one) => one.id === id) && !stands(name, before.text);
  return named.filter((person) => stands(person.name, text) || handedOver(person));
}
