const ACCENTS = /[\u0300-\u036f]/g;

/**
 * A name as it is searched: in small letters and without accents, so that `munoz` finds Muñoz and `ilker` finds İlker. Here
 * and not in SQL, where the database's locale decides what a small letter is.
 */
export function foldName(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(ACCENTS, '').normalize('NFC');
}
