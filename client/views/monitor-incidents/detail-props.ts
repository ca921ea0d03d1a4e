import type { SectionProps } from '../monitor/section.ts';
import type { Incident } from './incident-given.ts';

/** What an incident that is shown by itself is given. */
export interface DetailProps extends SectionProps {
  readonly id: string;
  /** The country's incidents, as far as they are read. */
  readonly others: readonly Incident[];
  /** Shows another one, or with null all of them. */
  readonly onOpen: (id: string | null) => void;
}
