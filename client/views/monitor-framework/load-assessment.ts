import framework from '../../messages/en.json?framework';

// The section with its words, which come in one file with it.
export { Assessment as view } from './assessment.tsx';
export const words = framework;
