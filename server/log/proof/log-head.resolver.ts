import { Arg, Int, Query, Resolver } from 'type-graphql';
import { LogHead } from '../../../schema/types/log-head.ts';
import type { Database } from '../../database/database.ts';
import { badUserInput } from '../../lib/api-errors.ts';
import { publicKeyOf } from './head-signature.ts';
import { readSignedHeads, readSigningKey } from './signed-head.sql.ts';

/** A year and a day. */
const MOST_HEADS = 366;

@Resolver()
export class LogHeadResolver {
  constructor(private readonly database: Database) {}

  @Query(() => [LogHead], {
    description:
      'Signed heads of the log, one a day, the newest first: whoever keeps one can vouch for the log.',
  })
  async logHeads(
    @Arg('last', () => Int, {
      nullable: true,
      defaultValue: 1,
      description: `How many days at most, up to ${MOST_HEADS}, otherwise BAD_USER_INPUT.`,
    })
    latest: number | null,
  ): Promise<LogHead[]> {
    const last = latest ?? 1;
    if (last < 0 || last > MOST_HEADS) throw badUserInput(`Ask for 0 to ${MOST_HEADS} heads.`);
    const key = await readSigningKey(this.database);
    if (key === null) return [];
    const publicKey = publicKeyOf(key);
    return (await readSignedHeads(this.database, last)).map(({ hash, signature, ...head }) => ({
      ...head,
      hash: hash.toString('hex'),
      signature: signature.toString('base64'),
      publicKey,
    }));
  }
}
