/**
 * The regions that the server names in English, as the United Nations name them (UN M49) in the page's other languages. Chromium
 * leaves these names out of what its `Intl.DisplayNames` knows, and would give the codes.
 */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Africa: { ar: 'أفريقيا', es: 'África', fr: 'Afrique', ru: 'Африка', zh: '非洲' },
  Americas: { ar: 'الأمريكتان', es: 'Américas', fr: 'Amériques', ru: 'Америка', zh: '美洲' },
  Asia: { ar: 'آسيا', es: 'Asia', fr: 'Asie', ru: 'Азия', zh: '亚洲' },
  Europe: { ar: 'أوروبا', es: 'Europa', fr: 'Europe', ru: 'Европа', zh: '欧洲' },
  Oceania: { ar: 'أوقيانوسيا', es: 'Oceanía', fr: 'Océanie', ru: 'Океания', zh: '大洋洲' },
};

/** A region as the language calls it; one that has no name here stays as it is. */
export function regionName(region: string, language: string): string {
  return names[region]?.[language] ?? region;
}
