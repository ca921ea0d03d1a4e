/** Few have such a file: what opens it comes after the page that offers it. */
export const loadWorkFile = () => import('./load-work-file.ts');
