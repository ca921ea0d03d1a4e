import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { SavedView } from '../../schema/types/saved-view.ts';
import { Viewer } from '../../schema/types/viewer.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import { notFound } from '../lib/api-errors.ts';
import { MOST_VIEWS, saveView } from './save-view.ts';
import { deleteSavedView, readSavedViews } from './saved-view.sql.ts';

/** Views that one keeps oneself. Nobody is named: there is no way to anybody else's. */
@Resolver(() => Viewer)
export class SavedViewResolver {
  constructor(private readonly database: Database) {}

  @FieldResolver(() => [SavedView], {
    description: 'Views of the page that they keep, by name. Nobody else sees the list.',
  })
  savedViews(@Ctx() context: Context): Promise<SavedView[]> {
    return readSavedViews(this.database, requireViewer(context).personId);
  }

  @Mutation(() => [SavedView], {
    description:
      'Keeps a view of the page by a name, in place of what had that name, and gives your list. It is no part of the log. ' +
      `At most ${MOST_VIEWS}, otherwise BAD_USER_INPUT.`,
  })
  saveView(
    @Arg('name', () => String, { description: 'Up to 100 characters, not only white space.' }) name: string,
    @Arg('path', () => String, {
      description:
        'Its address from the first slash on, up to 1,000 characters; BAD_USER_INPUT where it is none of the page’s views.',
    })
    path: string,
    @Ctx() context: Context,
  ): Promise<SavedView[]> {
    return saveView(this.database, requireViewer(context).personId, { name, path });
  }

  @Mutation(() => [SavedView], {
    description: 'Keeps a view no longer, and gives what is left of your list.',
  })
  async removeSavedView(
    @Arg('name', () => String, { description: 'Its name; NOT_FOUND where you keep none of that name.' })
    name: string,
    @Ctx() context: Context,
  ): Promise<SavedView[]> {
    const { personId } = requireViewer(context);
    if (!(await deleteSavedView(this.database, personId, name))) {
      throw notFound('You keep no view of this name: `viewer.savedViews` lists those that you keep.');
    }
    return readSavedViews(this.database, personId);
  }
}
