/** Somebody with a browser that keeps cookies for each server and follows no redirect unasked. */
export interface Visitor {
  get(url: string): Promise<Response>;
  post(url: string, body: unknown): Promise<Response>;
  postForm(url: string, fields: Record<string, string>): Promise<Response>;
  /** What a `cookie` header to this server holds. */
  cookies(url: string): string;
  setCookie(url: string, name: string, value: string): void;
}

/** `headers` go along with every request. */
export function createVisitor(headers: Record<string, string> = {}): Visitor {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string) => {
    const { host } = new URL(url);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const cookies = (url: string) => [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ');
  const send = async (url: string, init: RequestInit & { headers?: Record<string, string> } = {}) => {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...headers, ...init.headers, cookie: cookies(url) },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';', 1);
      const name = pair.slice(0, pair.indexOf('='));
      const gone = /; max-age=0|expires=thu, 01 jan 1970/i.test(cookie);
      if (gone) jarOf(url).delete(name);
      else jarOf(url).set(name, pair.slice(name.length + 1));
    }
    return response;
  };
  return {
    get: (url) => send(url),
    post: (url, body) =>
      send(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    postForm: (url, fields) => send(url, { method: 'POST', body: new URLSearchParams(fields) }),
    cookies,
    setCookie: (url, name, value) => void jarOf(url).set(name, value),
  };
}
