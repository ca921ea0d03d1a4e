import words from '../../messages/en.json?alerts';
import { Areas } from './areas.tsx';

// With the words of alerts and early actions, of which it speaks.
export const areas = { view: Areas, words };
