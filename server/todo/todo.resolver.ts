import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { TodoArgs, TodoPage } from '../../schema/types/todo.ts';
import { Viewer } from '../../schema/types/viewer.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import { readTodoPage } from './read-todo.ts';

@Resolver(() => Viewer)
export class TodoResolver {
  constructor(private readonly database: Database) {}

  @FieldResolver(() => TodoPage, {
    description:
      'What waits for them, page by page: alerts that it is their turn to decide on, and of the open cycle returned answers to fix, submitted ones to decide on, answers ' +
      'assigned to them, and comments of any cycle that name them. A returned answer stays until it is taken up. Drafts are ' +
      'in it only where they are assigned to them, or wait for a second person of their agency.',
  })
  todo(@Args(() => TodoArgs) args: TodoArgs, @Ctx() context: Context): Promise<TodoPage> {
    return readTodoPage(this.database, requireViewer(context), args);
  }
}
