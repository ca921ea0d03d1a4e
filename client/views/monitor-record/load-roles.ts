import administration from '../../messages/en.json?administration';
import later from '../../messages/en.json?later';

// The view with the words of roles, which come with it.
export { Roles as view } from './roles.tsx';
export const words = { ...later, ...administration };
