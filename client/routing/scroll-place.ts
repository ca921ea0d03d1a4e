/** Where somebody was in an entry of the browser's history: how far down, and on which link or control. */
interface ScrollPosition {
  readonly top: number;
  readonly focus: string;
}

export interface ScrollPlaces {
  /** Keeps the place, and gives what the next entry is known by. */
  readonly leave: () => { readonly entry: string };
  /** Call when the browser has gone to another entry; brings back its place as soon as the page is long enough. */
  readonly comeBack: () => void;
}

/**
 * Lets Back and Forward return to the place. The browser can't: what it goes back to is read afresh, and the page is short
 * until then. Only when the page is left it is the browser's again, which then knows what to do about a reload.
 */
export function createScrollPlaces(): ScrollPlaces {
  const places = new Map<string, ScrollPosition>();
  let entry = entryNow();
  let settle = () => {};
  const note = () => {
    places.set(entry, { top: scrollY, focus: selectorOf(document.activeElement) });
  };
  history.scrollRestoration = 'manual';
  addEventListener('pagehide', () => {
    history.scrollRestoration = 'auto';
  });
  addEventListener('pageshow', () => {
    history.scrollRestoration = 'manual';
  });
  addEventListener('scroll', note, { passive: true });
  for (const act of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
    addEventListener(act, () => settle(), { passive: true, capture: true });
  }
  return {
    leave() {
      note();
      settle();
      entry = String(Date.now());
      return { entry };
    },
    comeBack() {
      // A scroll that no frame has told of yet was still in the entry that one leaves.
      note();
      settle();
      entry = entryNow();
      const place = places.get(entry);
      if (!place) return;
      const growth = new ResizeObserver(() => {
        places.set(entry, place);
        scrollTo(0, place.top);
        const focus = place.focus ? document.querySelector<HTMLElement>(place.focus) : null;
        focus?.focus({ preventScroll: true });
        if (scrollY >= place.top - 1 && (focus || !place.focus)) settle();
      });
      // Until it is drawn the view that one leaves still stands there, and may be long enough.
      const drawn = requestAnimationFrame(() => growth.observe(document.body));
      settle = () => {
        cancelAnimationFrame(drawn);
        growth.disconnect();
        settle = () => {};
      };
    },
  };
}

function entryNow(): string {
  const { entry = '0' } = (history.state ?? {}) as { entry?: string };
  return entry;
}

/** What finds a link or a control again after it was drawn anew; empty where nothing would. */
function selectorOf(one: Element | null): string {
  if (one?.id) return `#${CSS.escape(one.id)}`;
  const href = one?.getAttribute('href');
  return href ? `a[href="${CSS.escape(href)}"]` : '';
}
