import words from '../../messages/en.json?plan';
import soon from '../../messages/en.json?soon';
import { Plan } from './plan.tsx';

/** The view with its words, which come in one file with it. */
export const planView = { view: Plan, words: { ...soon, ...words } };
