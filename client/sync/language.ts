/**
 * Tells this browser in which language to open the page. False where it was told before, or keeps no cookie: then loading
 * the page again would change nothing.
 */
export function tellLanguage(language: string): boolean {
  const before = document.cookie;
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has another way.
  document.cookie = `concord-language=${language};path=/;max-age=31536000;samesite=lax`;
  return document.cookie !== before;
}
