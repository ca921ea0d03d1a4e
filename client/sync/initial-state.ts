import { emptyOutbox } from './outbox.ts';
import type { State } from './state.ts';

/** Where a page begins. */
export const initialState: State = {
  session: { is: 'unknown', fault: null },
  reference: null,
  link: { is: 'none', since: '' },
  roles: null,
  latest: null,
  lastChange: null,
  topics: {},
  outbox: emptyOutbox,
  sends: 'later',
  author: null,
  parked: {},
  holding: null,
  collecting: null,
  digest: null,
};
