/**
 * Tells this browser in which language to open the page; a page that is kept on the device is fetched in it. False where the
 * browser was told before, or keeps no cookie: then loading the page again would change nothing. Throws without a line.
 */
export async function tellLanguage(language: string): Promise<boolean> {
  const before = document.cookie;
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has another way.
  document.cookie = `concord-language=${language};path=/;max-age=31536000;samesite=lax`;
  // Where there is no service worker, there are no caches either.
  const names = 'caches' in window ? await caches.keys() : [];
  for (const name of names) {
    const answer = await fetch('/', { cache: 'no-cache' });
    // Of a newer version the files are not there yet: it comes with them, when somebody takes it.
    if ((await answer.clone().text()).includes(`"${name}"`)) await (await caches.open(name)).put('/', answer);
  }
  return document.cookie !== before;
}
