import { type Loaded, useLoaded } from './use-loaded.ts';

/** Like `useLoaded`, but without what was read for another key: it would stand under what is chosen now. */
export function useAsked<Data>(key: string, load: () => Promise<Data>): Omit<Loaded<Data>, 'put'> {
  const { data, fault, again } = useLoaded(key, async () => ({ key, read: await load() }));
  return { data: data?.key === key ? data.read : undefined, fault, again };
}
