import audit from '../../messages/en.json?audit';
import later from '../../messages/en.json?later';
import soon from '../../messages/en.json?soon';

// The view with its words, which come in one file with it.
export { Changes as view } from './changes.tsx';
export const words = { ...later, ...soon, ...audit };
