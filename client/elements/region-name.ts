/** The regions that the server names in English, by their codes of UN M49: browsers know what each language calls them. */
const codes: Readonly<Record<string, string>> = {
  Africa: '002',
  Americas: '019',
  Asia: '142',
  Europe: '150',
  Oceania: '009',
};

/** A region as the language calls it; one that has no code here stays as it is. */
export function regionName(region: string, language: string): string {
  const code = codes[region];
  return (code && new Intl.DisplayNames(language, { type: 'region' }).of(code)) || region;
}
