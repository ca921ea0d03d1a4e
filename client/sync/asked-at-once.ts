declare global {
  interface Window {
    /** What the HTML itself asked for, before any of this was loaded; see vite.config.ts. */
    concordAsked?: { start?: Promise<Response>; door?: Promise<Response> };
  }
}

/** The answer to what the HTML asked, for the first who wants it. Later ones ask for themselves. */
export function askedAtOnce(what: 'start' | 'door'): Promise<Response> | undefined {
  const answer = window.concordAsked?.[what];
  if (window.concordAsked) delete window.concordAsked[what];
  return answer;
}
