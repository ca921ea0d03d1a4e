import later from '../../messages/en.json?later';
import soon from '../../messages/en.json?soon';
import words from '../../messages/en.json?stuck';
import { Stuck } from './stuck.tsx';

/** The view with its words, which come in one file with it. */
export const stuckView = { view: Stuck, words: { ...later, ...soon, ...words } };
