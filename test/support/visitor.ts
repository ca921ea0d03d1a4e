import { request as requestHttp } from 'node:http';

/** Somebody with a browser that keeps cookies for each server and follows no redirect unasked. */
export interface Visitor {
  get(url: string): Promise<Response>;
  post(url: string, body: unknown): Promise<Response>;
  postForm(url: string, fields: Record<string, string>): Promise<Response>;
  /** What a `cookie` header to this server holds. */
  cookies(url: string): string;
  setCookie(url: string, name: string, value: string): void;
}

/** `headers` go along with every request; `names` says by which name servers are called, where it is another than their address. */
export function createVisitor(
  headers: Record<string, string> = {},
  names: Record<string, string> = {},
): Visitor {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string) => {
    const { host } = new URL(url);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const cookies = (url: string) => [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ');
  const send = async (url: string, method = 'GET', type?: string, body?: string) => {
    const { host } = new URL(url);
    const response = await request(
      url,
      method,
      {
        ...headers,
        ...(type && { 'content-type': type }),
        cookie: cookies(url),
        host: names[host] ?? host,
      },
      body,
    );
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
    post: (url, body) => send(url, 'POST', 'application/json', JSON.stringify(body)),
    postForm: (url, fields) =>
      send(url, 'POST', 'application/x-www-form-urlencoded', new URLSearchParams(fields).toString()),
    cookies,
    setCookie: (url, name, value) => void jarOf(url).set(name, value),
  };
}

/** `fetch` without following redirects, which lets nobody say under which name a server is asked. */
function request(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: string | undefined,
): Promise<Response> {
  return new Promise((done, fail) => {
    const sent = requestHttp(url, { method, headers }, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const received = new Headers();
      for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
        for (const value of values) received.append(name, value);
      }
      const status = incoming.statusCode ?? 0;
      const content = status === 204 || status === 304 ? null : Buffer.concat(chunks);
      done(new Response(content, { status, headers: received }));
    });
    sent.once('error', fail);
    sent.end(body);
  });
}
