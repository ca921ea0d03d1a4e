import monitor from '../../messages/en.json?monitor';
import soon from '../../messages/en.json?soon';

// The view with its words, which come in one file with it.
export { Monitor as view } from './monitor.tsx';
export const words = { ...soon, ...monitor };
