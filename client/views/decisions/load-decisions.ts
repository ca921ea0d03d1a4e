import words from '../../messages/en.json?decisions';
import later from '../../messages/en.json?later';
import soon from '../../messages/en.json?soon';
import { Decisions } from './decisions.tsx';

/** The view with its words, which come in one file with it. */
export const decisionsView = { view: Decisions, words: { ...later, ...soon, ...words } };
