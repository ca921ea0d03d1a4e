import { Query, Resolver } from 'type-graphql';
import { Cycle } from '../../schema/types/cycle.ts';
import type { Database } from '../database/database.ts';
import { readCycles } from './catalogue.sql.ts';
import { toCycle } from './to-cycle.ts';

@Resolver()
export class CycleResolver {
  constructor(private readonly database: Database) {}

  @Query(() => [Cycle], { description: 'Every reporting cycle, the newest first.' })
  async cycles(): Promise<Cycle[]> {
    return (await readCycles(this.database)).map(toCycle).reverse();
  }

  @Query(() => Cycle, {
    nullable: true,
    description: 'The cycle in which answers are recorded now; null between cycles.',
  })
  async currentCycle(): Promise<Cycle | null> {
    const open = (await readCycles(this.database)).find(({ state }) => state === 'OPEN');
    return open ? toCycle(open) : null;
  }
}
