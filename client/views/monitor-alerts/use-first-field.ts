import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A field that has the focus at once when its form is opened: the button that opened it is gone. */
export function useFirstField<Field extends HTMLElement>(opened: boolean): RefObject<Field | null> {
  const field = useRef<Field>(null);
  useLayoutEffect(() => {
    if (opened) field.current?.focus();
  }, [opened]);
  return field;
}
