import { isIP } from 'node:net';
import { badUserInput } from '../lib/api-errors.ts';
import { isReachable, type Network } from './reachable-address.ts';

/** Where messages may go. `plain`: http and any port too, for development. `networks`: of an intranet. */
export type Destinations = { plain: boolean; networks: readonly Network[] };

const LONGEST_URL = 2_000;
/** Those that servers of HTTPS listen on; any other may be a service that was never meant to be reached from here. */
const ports: readonly string[] = ['', '8443'];

/** The address of a webhook as it is kept. Throws BAD_USER_INPUT, with the reason in a sentence. */
export function checkWebhookUrl(given: string, destinations: Destinations): string {
  const text = given.trim();
  if (text.length > LONGEST_URL) throw badUserInput(`An address has up to ${LONGEST_URL} characters.`);
  if (!URL.canParse(text)) throw badUserInput('This is no address: a webhook’s begins with https://.');
  const url = new URL(text);
  const refusal = refusalOf(url, destinations);
  if (refusal !== null) throw badUserInput(refusal);
  return url.href;
}

/** Why nothing is sent to an address, as far as it says so itself, in a sentence; null where it may be asked for. */
export function refusalOf(url: URL, { plain, networks }: Destinations): string | null {
  if (!(url.protocol === 'https:' || (plain && url.protocol === 'http:'))) {
    return 'A webhook’s address begins with https://.';
  }
  if (url.username !== '' || url.password !== '') {
    return 'An address holds no user and no password: messages are signed instead.';
  }
  if (url.hash !== '') return 'An address has no part behind #: it would not be sent.';
  if (!plain && !ports.includes(url.port)) return 'A webhook listens on port 443 or 8443.';
  const host = hostOf(url);
  return isIP(host) !== 0 && !isReachable(host, networks)
    ? 'This address is not one of the internet: nothing is sent there.'
    : null;
}

/** The name or address of a URL’s host, IPv6 without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
