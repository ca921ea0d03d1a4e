/** From one value to the next, the way the page's lines run: no arrow turns round by itself. */
export function arrowIn(language: string): string {
  return language === 'ar' ? '←' : '→';
}
