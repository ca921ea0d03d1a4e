import packs from '../../messages/en.json?packs';

// The view with its words, which come in one file with it.
export { Packs as view } from './packs.tsx';
export const words = packs;
