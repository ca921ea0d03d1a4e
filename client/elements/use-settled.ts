import { useEffect, useState } from 'preact/hooks';

/** Milliseconds without a key after which a search is asked for. */
const typingMs = 250;

/** The text as it stood when somebody last stopped typing. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
