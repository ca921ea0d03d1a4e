import type { IncomingMessage } from 'node:http';
import { parseAddress } from './client-address.ts';

/** The header that the proxies in front write. The other one was made up by somebody else. */
export type ForwardedBy = 'x-forwarded-for' | 'forwarded';

/** What stands for somebody whom a proxy doesn't name by an address. */
const UNKNOWN = 'unknown';

/**
 * Rewrites what proxies say about the client into the one form that everything here reads: `x-forwarded-for` with
 * bare addresses, and `x-forwarded-proto`. Proxies also write ports, brackets and quotes.
 */
export function settleForwarding({ headers }: IncomingMessage, by: ForwardedBy): void {
  if (by === 'x-forwarded-for') {
    const given = headers['x-forwarded-for'];
    if (given !== undefined)
      headers['x-forwarded-for'] = String(given).split(',').map(bareAddress).join(', ');
    return;
  }
  delete headers['x-forwarded-for'];
  delete headers['x-forwarded-proto'];
  if (headers.forwarded === undefined) return;
  const elements = forwardedElements(headers.forwarded);
  headers['x-forwarded-for'] = elements.map((element) => bareAddress(element.get('for') ?? '')).join(', ');
  const proto = elements.at(-1)?.get('proto');
  if (proto) headers['x-forwarded-proto'] = proto;
}

/** The address of `192.0.2.1:4711`, `[2001:db8::1]:4711`, `"[2001:db8::1]"` and the like; names and what is hidden are unknown. */
export function bareAddress(text: string): string {
  const plain = text.trim().replace(/^"(.*)"$/, '$1');
  const bracketed = /^\[([^\]]*)\](?::[\w.-]*)?$/.exec(plain)?.[1];
  const withPort = /^([\d.]+):[\w.-]*$/.exec(plain)?.[1];
  return parseAddress(bracketed ?? withPort ?? plain)?.toString() ?? UNKNOWN;
}

/** A pair of `Forwarded`, or what stands between two (RFC 7239, section 4). */
const pieces = /\s*(?:([\w!#$%&'*+.^`|~-]+)=("(?:[^"\\]|\\.)*"|[^\s",;]*)|([,;]))\s*/y;

/**
 * The elements of `Forwarded`, from the client to the last proxy, each with its parameters. A header that can't be
 * read to its end is one element of somebody unknown. Otherwise a quote that somebody left open would swallow what
 * the proxies wrote behind it.
 */
function forwardedElements(header: string): ReadonlyMap<string, string>[] {
  const elements: Map<string, string>[] = [new Map()];
  pieces.lastIndex = 0;
  for (let at = 0; at < header.length; at = pieces.lastIndex) {
    const piece = pieces.exec(header);
    if (!piece) return [new Map()];
    const [, name, value = '', separator] = piece;
    if (separator === ',') elements.push(new Map());
    if (name)
      elements.at(-1)?.set(name.toLowerCase(), value.replace(/^"(.*)"$/, '$1').replace(/\\(.)/g, '$1'));
  }
  return elements;
}
