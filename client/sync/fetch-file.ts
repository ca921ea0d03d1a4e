/** A file as the server gave it, or why it didn't: null where nothing can be said, as without a line. */
export type FetchedFile = { name: string; bytes: Uint8Array<ArrayBuffer> } | { refusal: string } | null;

/** Gets a file of the server by its path, in the name of whoever is signed in. */
export async function fetchFile(path: string): Promise<FetchedFile> {
  try {
    const response = await fetch(path);
    if (!response.ok) {
      const { message } = (await response.json()) as { message?: unknown };
      return typeof message === 'string' ? { refusal: message } : null;
    }
    const disposition = response.headers.get('content-disposition') ?? '';
    const [, name = 'concord'] = /filename="([^"]+)"/.exec(disposition) ?? [];
    return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return null;
  }
}
