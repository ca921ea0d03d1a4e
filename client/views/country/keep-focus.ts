/**
 * A button that takes itself away would take the focus with it. The focus goes to the item instead: to what can be
 * done with it now, or to its title.
 */
export function keepFocusAt(item: string, place: 'acts' | 'title'): void {
  const card = document.getElementById(`item-${item}`);
  card?.querySelector<HTMLElement>(place === 'acts' ? '.acts' : 'h3')?.focus({ preventScroll: true });
}
