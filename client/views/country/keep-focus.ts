/**
 * A button that takes itself away would take the focus with it: the focus goes to the item instead, on what can be done
 * with it now or on its title.
 */
export function keepFocusAt(item: string, place: 'acts' | 'title'): void {
  const card = document.getElementById(`item-${item}`);
  card?.querySelector<HTMLElement>(place === 'acts' ? '.acts' : 'h3')?.focus({ preventScroll: true });
}
