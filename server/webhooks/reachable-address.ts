import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** Ranges such as `10.1.0.0/16`, separated by commas; null where one can't be read. */
export function readNetworks(given: string): Network[] | null {
  const ranges = given.split(',').map((range) => range.trim());
  if (!ranges.every((range) => ipaddr.isValidCIDR(range))) return null;
  return ranges.map((range) => ipaddr.parseCIDR(range));
}

// What the unicast addresses of the internet are assigned from; whatever else there is, is something special.
const globalUnicast = ipaddr.parseCIDR('2000::/3');
/** Azure answers every machine of its own here, with that machine’s secrets: an address of the internet by its number. */
const azureHost = ipaddr.parseCIDR('168.63.129.16/32');

/**
 * Whether a message may go to an address: one of the internet, or one of the operator’s `networks`. Private, loopback,
 * link-local, shared (CGNAT), multicast and reserved ones are not; nor IPv4 within IPv6, by which those would be reached.
 */
export function isReachable(text: string, networks: readonly Network[]): boolean {
  // The library also takes `1.2.3`, which others read in other ways.
  if (isIP(text) === 0) return false;
  const address = ipaddr.parse(text);
  if (networks.some((network) => network[0].kind() === address.kind() && address.match(network))) return true;
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' ? !address.match(azureHost) : address.match(globalUnicast);
}
