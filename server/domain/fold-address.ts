/** The Kelvin sign. Its small letter is an ordinary k: folded, it would be somebody else's address. */
const KELVIN = '\u212A';

/**
 * An address as it is stored and compared. Folded here and not in SQL, where the database's locale decides what a
 * small letter is: a Turkish one makes ı of I, and C leaves É alone.
 */
export function foldAddress(address: string): string {
  return address
    .split(KELVIN)
    .map((part) => part.toLowerCase())
    .join(KELVIN);
}
