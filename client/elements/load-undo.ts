import words from '../messages/en.json?undone';
import { UndoDone } from './undo-done.tsx';

/** The way back with its words, which come in one file with it. */
export const undo = { view: UndoDone, words };
