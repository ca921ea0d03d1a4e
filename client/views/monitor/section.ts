import type { LoadedView } from '../../elements/lazy.tsx';
import type { MessageKey } from '../../messages/words.ts';
import type { Access } from './access.ts';

/** What every section of the monitor is given. It is drawn anew when the country becomes another. */
export interface SectionProps {
  readonly access: Access;
  /** Becomes another when something happened in the country's monitor: put it into the key of `useLoaded`. */
  readonly version: string;
  /** Reads afresh what somebody may do, and everything that goes by `version`. */
  readonly onChanged: () => void;
}

/** A section of the monitor, in a file of its own. It begins with `<h2 tabIndex={-1}>`. */
export interface MonitorSection {
  readonly id: string;
  readonly name: MessageKey;
  readonly load: () => Promise<LoadedView<SectionProps>>;
  /** Who sees it: what would be refused is not offered. */
  readonly isFor: (access: Access) => boolean;
}
