/** The other rungs, what is said about them, and the meter. They come when the first rung fails, or once the page is quiet. */
export const loadLadder = () => import('./ladder-parts.ts');
