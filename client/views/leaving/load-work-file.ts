import leaving from '../../messages/en.json?leaving';

// The part with its words, which come in one file with it.
export { WorkFile as view } from './work-file.tsx';
export const words = leaving;
