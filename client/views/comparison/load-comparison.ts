import comparison from '../../messages/en.json?comparison';
import soon from '../../messages/en.json?soon';

// The view with its words, which come in one file with it.
export { Comparison as view } from './comparison.tsx';
export const words = { ...soon, ...comparison };
