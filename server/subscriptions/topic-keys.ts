import type { EventFilter } from '../log/event-filter.ts';
import type { LogEvent } from '../log/log-event.ts';

/** A filter with more combinations than this is looked at for every event: cheaper than to be listed under each. */
const MOST_TOPIC_KEYS = 500;

const ANY = '*';
/** Stands for the country team where an agency's code would; no code holds it. */
const TEAM = '-';

/**
 * Under which places a filter is listed, so that an event is shown only to those that ask for its country and agency, or
 * for any. Each event's `placesOfEvent` meets at most one of them, and does so wherever the filter lets it through.
 */
export function topicKeysOfFilter(filter: EventFilter | null): string[] {
  const countries = filter?.countries ?? [ANY];
  const owners = filter?.agencies
    ? [...filter.agencies, ...(filter.countryTeam === true ? [TEAM] : [])]
    : [ANY];
  if (countries.length * owners.length > MOST_TOPIC_KEYS) return [topicKey(ANY, ANY)];
  return [...new Set(countries.flatMap((country) => owners.map((owner) => topicKey(country, owner))))];
}

/** Where to look for those who may want an event; null for one of no country, which all must see. */
export function topicKeysOfEvent({ countryCode, agencyCode }: LogEvent): string[] | null {
  if (countryCode === null) return null;
  const owner = agencyCode ?? TEAM;
  return [topicKey(countryCode, owner), topicKey(countryCode, ANY), topicKey(ANY, owner), topicKey(ANY, ANY)];
}

function topicKey(country: string, owner: string): string {
  return `${country}/${owner}`;
}
