import across from '../../messages/en.json?across';
import later from '../../messages/en.json?later';
import soon from '../../messages/en.json?soon';

// The view with its words, which come in one file with it.
export { Across as view } from './across.tsx';
export const words = { ...later, ...soon, ...across };
