import plan from '../../messages/en.json?plan';
import soon from '../../messages/en.json?soon';

// The view with its words, which come in one file with it.
export { Plan as view } from './plan.tsx';
export const words = { ...soon, ...plan };
