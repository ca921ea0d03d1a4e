import words from '../../messages/en.json?overview';
import stuck from '../../messages/en.json?stuck';
import { Overview } from './overview.tsx';

/** The view with its words, which come in one file with it. */
export const overviewView = { view: Overview, words: { ...stuck, ...words } };
