/**
 * The element with the focus may go: a button that did its work, a field that somebody else’s change closes, a
 * button that is disabled while it works. The focus would then be nowhere, and people who work by keyboard would
 * start again from the top. It moves instead to the nearest place that says what came of it (`data-focus`), or to
 * the nearest heading.
 */
export function keepFocus(root: HTMLElement): void {
  let last: { element: Element; above: readonly Element[] } | null = null;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) last = { element: target, above: ancestorsOf(target) };
  });
  // A click on nothing takes the focus away, and that is what was meant.
  document.addEventListener(
    'click',
    () => {
      if (document.activeElement === document.body) last = null;
    },
    true,
  );
  new MutationObserver(() => {
    if (!last || canHaveFocus(last.element)) return;
    const lost = last;
    last = null;
    // Not before the page has put the focus where it wants it.
    requestAnimationFrame(() => {
      const now = document.activeElement;
      if (now === null || now === document.body || now === lost.element) standIn(lost.above, root)?.focus();
    });
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
}

function ancestorsOf(element: Element): readonly Element[] {
  const { parentElement } = element;
  return parentElement ? [parentElement, ...ancestorsOf(parentElement)] : [];
}

function canHaveFocus(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled');
}

function standIn(above: readonly Element[], root: HTMLElement): HTMLElement | null {
  for (const element of above.filter((one) => one.isConnected && root.contains(one))) {
    const found =
      element.querySelector<HTMLElement>('[data-focus]') ??
      element.querySelector<HTMLElement>('h1, h2, h3, h4');
    if (found) return focusable(found);
  }
  // A view that is still on its way has no heading yet.
  return focusable(root.querySelector('main'));
}

function focusable(element: HTMLElement | null): HTMLElement | null {
  if (element && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  return element;
}
