import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A proxy before a Concord, whose page it can make another version: the same files in another folder. */
export interface VersionProxy {
  url: string;
  /** From now on the page and its service worker are the next version's. */
  release(): void;
  /** Nobody is there, and open connections are gone. */
  leave(): Promise<void>;
  /** Is there again, at the same address. */
  comeBack(): Promise<void>;
}

const folder = '/assets/';
const otherFolder = '/assets/another/';

/** Starts a proxy on 127.0.0.1 before a port of this machine. */
export async function startVersionProxy(target: number): Promise<VersionProxy> {
  let released = false;
  const html = await (await fetch(`http://127.0.0.1:${target}/`)).text();
  const [, version = ''] = /data-version="([\w-]+)"/.exec(html) ?? [];
  const sockets = new Set<Socket>();
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { url = '/', method, headers } = incoming;
    const path = url.replace(otherFolder, folder);
    // As it is, to be read here.
    const { 'accept-encoding': _packed, ...plain } = headers;
    const asked = request(
      { port: target, host: '127.0.0.1', path, method, headers: plain },
      async (found) => {
        const parts: Buffer[] = [];
        for await (const part of found) parts.push(part);
        const text = Buffer.concat(parts).toString('latin1');
        // What belongs to the former version stays what it was.
        const another = url === path ? released && !url.startsWith(folder) : true;
        const {
          'content-length': _length,
          'transfer-encoding': _chunked,
          etag: _tag,
          ...kept
        } = found.headers;
        const changed = another
          ? text.replaceAll('assets/', 'assets/another/').replaceAll(version, `another-${version}`)
          : text;
        const policy = kept['content-security-policy'];
        if (policy) kept['content-security-policy'] = policyFor(changed, String(policy), text);
        outgoing.writeHead(found.statusCode ?? 500, kept).end(Buffer.from(changed, 'latin1'));
      },
    );
    asked.on('error', () => outgoing.destroy());
    incoming.pipe(asked);
  };
  let server = createServer(answer);
  const listen = async (port: number) => {
    server = createServer(answer);
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    server.on('upgrade', (incoming, near: Socket, head) => {
      const far = connect(target, '127.0.0.1');
      const lines = incoming.rawHeaders
        .map((part, index) => (index % 2 ? `${part}\r\n` : `${part}: `))
        .join('');
      far.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines}\r\n`);
      far.write(head);
      near.pipe(far).pipe(near);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        one.on('error', () => {});
        one.on('close', () => other.destroy());
      }
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  return {
    url: `http://127.0.0.1:${port}`,
    release() {
      released = true;
    },
    async leave() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async comeBack() {
      await listen(port);
    },
  };
}

/** A policy that allows what stands in an HTML now, and not what stood there. */
function policyFor(html: string, policy: string, before: string): string {
  const now = hashesIn(html);
  return hashesIn(before).reduce((result, hash, index) => result.replace(hash, now[index] ?? hash), policy);
}

function hashesIn(html: string): string[] {
  return [...html.matchAll(/<(script|style)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , content = '']) => {
    return createHash('sha256').update(Buffer.from(content, 'latin1')).digest('base64');
  });
}
