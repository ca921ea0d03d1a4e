import words from '../../messages/en.json?saved';
import { OwnViews } from './own-views.tsx';

/** The list with its words, which come in one file with it. */
export const ownViews = { view: OwnViews, words };
