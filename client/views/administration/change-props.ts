import type { Command } from '../../elements/use-command.tsx';
import type { Account } from './roles.ts';

/** What a part of a person’s page needs to change something about them. */
export interface ChangeProps {
  readonly account: Account;
  readonly command: Command;
  /** Takes in what the answer to a change says of this person. */
  readonly onChanged: (account: Account) => void;
}
