// How long texts may be that people write, in code points. `client/sync/texts.ts` counts the same way.

export const LONGEST_NARRATIVE = 20_000;
export const LONGEST_NOTE = 2_000;
/** What a next step asks for. */
export const LONGEST_STEP = 1_000;
/** What evidence shows. */
export const LONGEST_SHOWS = 300;
/** Of a file. */
export const LONGEST_FILE_NAME = 200;
/** An address, in UTF-16 units. */
export const LONGEST_URL = 2_000;
/** Of a person. */
export const LONGEST_NAME = 200;
export const LONGEST_EMAIL = 254;
export const LONGEST_TOKEN_NAME = 100;
