import type { Context } from '../graphql/context.ts';
import { unauthenticated } from '../graphql/errors.ts';
import type { Viewer } from './viewer.ts';

/** Who is asking, for what is done in their name. */
export function requireViewer(context: Context): Viewer {
  if (!context.viewer) throw unauthenticated();
  return context.viewer;
}
