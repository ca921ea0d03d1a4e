import type { Person } from '../sync/model.ts';
import { Written } from './written.tsx';

interface Props {
  readonly person: Person;
  /** Where the name leads; nowhere if left out. */
  readonly hrefOf?: ((id: string) => string) | undefined;
}

/** Somebody's name, as a link where it leads somewhere. */
export function NameLink({ person: { id, name }, hrefOf }: Props) {
  const written = <Written text={name} />;
  return hrefOf ? <a href={hrefOf(id)}>{written}</a> : written;
}
