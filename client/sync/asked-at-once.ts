interface Asked {
  /** What was asked, where it is one of several questions. */
  readonly body?: string;
  readonly answer: Promise<Response>;
}

declare global {
  interface Window {
    /** What the HTML itself asked for, before any of this was loaded; see client/app/ask-at-once.ts. */
    concordAsked?: { start?: Asked; door?: Asked; own?: Asked };
  }
}

/** The answer to what the HTML asked, for the first who wants it. Later ones ask for themselves, and so does who would ask something else. */
export function askedAtOnce(what: 'start' | 'door' | 'own', body?: string): Promise<Response> | undefined {
  const asked = window.concordAsked?.[what];
  if (!asked || (body && body !== asked.body)) return;
  delete window.concordAsked?.[what];
  return asked.answer;
}
