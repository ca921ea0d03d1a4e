// How long texts may be that people write, in code points. `client/sync/texts.ts` counts the same way.

export const LONGEST_NARRATIVE = 20_000;
export const LONGEST_NOTE = 2_000;
/** What a next step asks for. */
export const LONGEST_STEP = 1_000;
/** Of a person. */
export const LONGEST_NAME = 200;
export const LONGEST_EMAIL = 254;
export const LONGEST_TOKEN_NAME = 100;
