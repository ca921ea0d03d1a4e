/**
 * Runs in the page before anything of its own: says so on the console where something that was done leaves the focus on
 * the body, at once or once its answer came. Who works by keyboard would start again from the top of the page.
 */
export function watchFocus(): void {
  const grace = 5;
  // By a timer: asked at each frame, a page that nothing moves would be drawn sixty times a second.
  const everyMs = 20;
  let done: string | null = null;
  let looks = 0;
  const named = (element: Element) =>
    `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60)}”`;
  const arm = (event: Event, what: string) => {
    if (!event.isTrusted) return;
    done = what;
    looks = 0;
  };
  addEventListener(
    'click',
    (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const used = target?.closest('a, button, input, select, textarea, label, summary, [tabindex]');
      if (used) arm(event, `a click on ${named(used)}`);
      else done = null;
    },
    true,
  );
  addEventListener(
    'keydown',
    (event) => {
      // Tab may leave the page at its end.
      if (event.key === 'Tab') done = null;
      else if (event.target instanceof Element) arm(event, `${event.key} on ${named(event.target)}`);
    },
    true,
  );
  // An element that is there and can be used, and yet let go of the focus, was left on purpose.
  addEventListener(
    'focusout',
    ({ target, relatedTarget }) => {
      setTimeout(() => {
        const usable = target instanceof Element && target.isConnected && !target.matches(':disabled');
        if (usable && relatedTarget === null) done = null;
      });
    },
    true,
  );
  const look = () => {
    const lost = done !== null && document.hasFocus() && document.activeElement === document.body;
    looks = lost ? looks + 1 : 0;
    if (looks > grace) {
      console.error(`The focus is nowhere after ${done}`);
      done = null;
    }
    setTimeout(look, everyMs);
  };
  setTimeout(look, everyMs);
}
