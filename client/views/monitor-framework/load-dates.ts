import framework from '../../messages/en.json?framework';

// The section with its words, which come in one file with it.
export { SensitiveDates as view } from './sensitive-dates.tsx';
export const words = framework;
