import words from '../../messages/en.json?across';
import later from '../../messages/en.json?later';
import soon from '../../messages/en.json?soon';
import { Across } from './across.tsx';

/** The view with its words, which come in one file with it. */
export const acrossView = { view: Across, words: { ...later, ...soon, ...words } };
