import { useEffect } from 'preact/hooks';
import { useWords } from './app-context.ts';

/** What the window and its history are called while a view stands. */
export function usePageTitle(title: string): void {
  const { t } = useWords();
  useEffect(() => {
    document.title = t('page.title', { title });
  }, [t, title]);
}
