import later from '../../messages/en.json?later';
import mine from '../../messages/en.json?mine';

// The view with its words, which come in one file with it.
export { Mine as view } from './mine.tsx';
export const words = { ...later, ...mine };
