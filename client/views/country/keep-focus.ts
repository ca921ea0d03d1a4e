/**
 * A button that takes itself away would take the focus with it, and who works by keyboard would start again from the top of
 * the page: the focus goes to the item instead, on its chosen status or on its title.
 */
export function keepFocusAt(item: string, place: 'status' | 'title'): void {
  const card = document.getElementById(`item-${item}`);
  const target = place === 'status' ? 'input:checked' : 'h3';
  card?.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
}
