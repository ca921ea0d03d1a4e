import type { Viewer } from '../domain/viewer.ts';
import { unauthenticated } from '../lib/api-errors.ts';
import type { Context } from './context.ts';

/** Who is asking, for what is done in their name. */
export function requireViewer(context: Context): Viewer {
  if (!context.viewer) throw unauthenticated();
  return context.viewer;
}
