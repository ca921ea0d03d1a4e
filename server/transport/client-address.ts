import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';

/** Whether what the server or proxy at `address`, `hop` steps away, says about who is behind it is believed. */
export type Trust = (address: string, hop: number) => boolean;

/** More proxies than this in a row is a mistake, and each of them could be made up. */
const MOST_HOPS = 5;
const namedRanges: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Which proxies are believed on addresses and TLS: none, so many in a row, or those with these addresses. Null
 * where the setting can't be read.
 */
export function readTrust(setting: string): Trust | null {
  if (setting === 'none') return () => false;
  if (/^\d+$/.test(setting)) {
    const hops = Number(setting);
    return hops >= 1 && hops <= MOST_HOPS ? (_address, hop) => hop < hops : null;
  }
  const ranges = setting.split(',').map((range) => range.trim());
  return ranges.every(isRange) ? proxyAddr.compile(ranges) : null;
}

/** From where a request comes, past the proxies that are believed. */
export function clientAddress(request: IncomingMessage, trust: Trust): string {
  return proxyAddr(request, trust);
}

/**
 * The key under which an address is counted: the address itself, or for IPv6 its network of 64 bits, in which one
 * household can choose any address.
 */
export function addressKey(text: string): string {
  const address = parseAddress(text);
  if (!address) return 'unknown';
  if (address.kind() === 'ipv4') return address.toString();
  const network = (address as ipaddr.IPv6).parts.slice(0, 4);
  return `${network.map((part) => part.toString(16)).join(':')}::/64`;
}

/** An address as its parts, IPv4 within IPv6 as IPv4; null for anything else, such as the host's short forms of IPv4. */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const isWhole = ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && ipaddr.isValid(text));
  return isWhole ? ipaddr.process(text) : null;
}

function isRange(range: string): boolean {
  if (namedRanges.includes(range) || parseAddress(range)) return true;
  return ipaddr.IPv4.isValidCIDRFourPartDecimal(range) || ipaddr.IPv6.isValidCIDR(range);
}
