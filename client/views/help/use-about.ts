import { useApp } from '../../elements/app-context.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { AboutQuery } from '../../operations/operations.generated.ts';
import { AboutDocument } from '../../operations/seldom.generated.ts';

/** What the installation says of itself, in the page’s language. */
export function useAbout() {
  const { sync } = useApp();
  return useLoaded('about', async () => {
    const read = await sync.read({ document: AboutDocument, variables: {} });
    return (read as AboutQuery).about;
  });
}
