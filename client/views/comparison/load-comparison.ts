import words from '../../messages/en.json?comparison';
import soon from '../../messages/en.json?soon';
import { Comparison } from './comparison.tsx';

/** The view with its words, which come in one file with it. */
export const comparisonView = { view: Comparison, words: { ...soon, ...words } };
