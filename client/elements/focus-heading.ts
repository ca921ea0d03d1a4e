import type { Router } from '../routing/router.ts';

/** A view that was opened has the focus on its heading, unless Back has brought it to where it was. */
export function focusHeading(router: Router): void {
  const main = document.querySelector('main');
  if (router.returned() && main?.contains(document.activeElement)) return;
  main?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}
