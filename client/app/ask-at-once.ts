import type { StartQuery } from '../operations/operations.generated.ts';
import { namesKey } from '../sync/known-names.ts';
import { ownAgencies } from '../sync/own-agencies.ts';

// On a line with 800 ms to and fro, what is asked for only once a script has come costs more than a second. This stands in the
// HTML itself, and asks who is there at once, without the names that this browser has kept. It asks how one signs in, or for the
// file that whoever is signed in needs, and then for their own answers in the country of the address.
// `client/sync/asked-at-once.ts` hands the answers to who would ask.

/** The build writes it above this file; see scripts/first-page.ts. */
declare const built: {
  /** The ids of two operations. */
  readonly start: string;
  readonly own: string;
  /** The file with everything but signing in. */
  readonly rest: string;
};

const { lang, dataset } = document.documentElement;
let named = false;
let kept = false;
try {
  named = namesKey in localStorage;
  kept = 'concord-copies' in localStorage;
} catch {
  // A browser that keeps nothing.
}
// The server writes it into the HTML: a session’s cookie came with the request.
const signedIn = 'session' in dataset;

const start = ask(built.start, { known: named });
const asked: Window['concordAsked'] = { start };
window.concordAsked = asked;
if (signedIn) import(built.rest).catch(() => {});
else if (!kept) {
  const door = `/auth/${'demonstration' in dataset ? 'demo' : 'providers'}`;
  asked.door = { answer: fetch(door, { headers: { accept: 'application/json' } }) };
}
start.answer
  .then((answer) => answer.clone().json())
  .then(({ data: { viewer, currentCycle } }: { data: StartQuery }) => {
    const [, country] = /^\/countries\/([A-Z]{3})$/.exec(location.pathname) ?? [];
    const cycle = new URLSearchParams(location.search).get('cycle') ?? currentCycle?.code;
    if (!viewer || !country || !cycle || kept) return;
    const agencies = ownAgencies(viewer, country);
    if (agencies.length > 0) asked.own = ask(built.own, { country, cycle, countries: [country], agencies });
  })
  // Whoever would ask finds out what is wrong.
  .catch(() => {});

/** As `createSend` would ask it, to the letter: by that it knows its own question again. */
function ask(documentId: string, variables: object) {
  const body = JSON.stringify({ query: '', documentId, variables: { language: lang, ...variables } });
  const headers = { 'content-type': 'application/json' };
  return { body, answer: fetch('/graphql', { method: 'POST', headers, body }) };
}
