import words from '../../messages/en.json?alerts';
import { Actions } from './actions.tsx';
import { Alerts } from './alerts.tsx';

// Both sections in one file, with their words: whoever opens one soon opens the other.
export const alerts = { view: Alerts, words };
export const actions = { view: Actions, words };
