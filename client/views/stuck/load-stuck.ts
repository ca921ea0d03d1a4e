import later from '../../messages/en.json?later';
import soon from '../../messages/en.json?soon';
import stuck from '../../messages/en.json?stuck';

// The view with its words, which come in one file with it.
export { Stuck as view } from './stuck.tsx';
export const words = { ...later, ...soon, ...stuck };
