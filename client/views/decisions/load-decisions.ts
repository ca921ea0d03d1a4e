import decisions from '../../messages/en.json?decisions';
import later from '../../messages/en.json?later';
import soon from '../../messages/en.json?soon';

// The view with its words, which come in one file with it.
export { Decisions as view } from './decisions.tsx';
export const words = { ...later, ...soon, ...decisions };
