import type { IncomingMessage } from 'node:http';
import { isIP, isIPv4 } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';

/** Whether what the server or proxy at `address`, `hop` steps away, says about who is behind it is believed. */
export type Trust = (address: string, hop: number) => boolean;

/** More proxies than this in a row is a mistake, and each of them could be made up. */
const MOST_HOPS = 5;
const namedRanges: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Whose word is believed on addresses and TLS: nobody's, that of so many proxies in a row, or that of proxies with these
 * addresses. Null where the setting can't be read.
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
 * Under what an address is counted: itself, or for IPv6 its network of 64 bits, which is what one household has to choose
 * from.
 */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || isIPv4(address)) return mapped ?? address;
  if (isIP(address) !== 6) return 'unknown';
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::', 2);
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function isRange(range: string): boolean {
  if (namedRanges.includes(range)) return true;
  const [address = '', bits, ...rest] = range.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
