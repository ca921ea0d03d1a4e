import { useEffect, useRef } from 'preact/hooks';
import type { RecordedResponse } from '../sync/model.ts';
import { Openings as Gathered } from '../sync/openings.ts';
import { useApp } from './app-context.ts';

interface Props {
  /** Answers with the ids of the elements in which they are read. */
  readonly answers: readonly { readonly response: RecordedResponse; readonly element: string }[];
}

/** Who passes by has not opened it. */
const readMs = 1_000;

/**
 * Notes which answers a coordinator has before them: those of which half, or half a screen, stands there for a second. What is
 * noted is said beside it, so that nobody is watched unawares.
 */
export function Openings({ answers }: Props) {
  const {
    sync,
    words: { t },
  } = useApp();
  const gathered = useRef<Gathered | null>(null);
  gathered.current ??= new Gathered(sync);
  const latest = useRef(answers);
  latest.current = answers;
  // By which answers there are, and in which state: an answer that changed before one’s eyes is opened again.
  const shown = answers.map(({ response, element }) => `${element}@${response.revision}`).join(' ');
  useEffect(() => {
    const timers = new Map<Element, ReturnType<typeof setTimeout>>();
    const responseIn = ({ id }: Element) => latest.current.find(({ element }) => element === id)?.response;
    const note = (element: Element) => {
      const response = responseIn(element);
      if (response && document.visibilityState === 'visible') gathered.current?.add(response);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
          clearTimeout(timers.get(target));
          const screen = rootBounds?.height ?? innerHeight;
          if (intersectionRatio < 0.5 && intersectionRect.height < screen / 2) continue;
          timers.set(
            target,
            setTimeout(() => note(target), readMs),
          );
        }
      },
      { threshold: [0, 0.1, 0.25, 0.5, 0.75, 1] },
    );
    for (const { element } of latest.current) {
      const place = document.getElementById(element);
      if (place) observer.observe(place);
    }
    return () => {
      observer.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [shown]);
  useEffect(() => () => gathered.current?.flush(), []);
  return <p class="quiet small">{t('seen.told')}</p>;
}
