import releases from '../../messages/en.json?releases';

// The view with its words, which come in one file with it.
export { Releases as view } from './releases.tsx';
export const words = releases;
