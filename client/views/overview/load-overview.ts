import words from '../../messages/en.json?overview';
import soon from '../../messages/en.json?soon';
import stuck from '../../messages/en.json?stuck';
import { Overview } from './overview.tsx';

/** The view with its words, which come in one file with it. */
export const overviewView = { view: Overview, words: { ...soon, ...stuck, ...words } };
