import { Arg, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { CallToAction, CallToActionArea } from '../../schema/types/call-to-action.ts';
import { Wording } from '../../schema/types/wording.ts';
import { englishHashOfArea } from './checklist-translation.ts';
import { languageArg } from './in-language.ts';
import { textsIn, wordingArg, wordingIn } from './translated-texts.ts';

@Resolver()
export class CallToActionResolver {
  constructor(private readonly callToAction: CallToAction) {}

  @Query(() => CallToAction, {
    name: 'callToAction',
    description:
      'The seven areas of the Call to Action with their guidance, and the items that touch the participation of minorities, ' +
      'youth and women.',
  })
  read(): CallToAction {
    return this.callToAction;
  }
}

/** What an area says in the language that somebody asks for; in English where nobody translated it. */
@Resolver(() => CallToActionArea)
export class CallToActionTextsResolver {
  @FieldResolver(() => String)
  title(
    @Root() area: CallToActionArea,
    @Arg('language', () => String, languageArg) language: string | null,
  ): string {
    return textsIn(area, language).title;
  }

  @FieldResolver(() => String)
  countryTeamGuidance(
    @Root() area: CallToActionArea,
    @Arg('language', () => String, languageArg) language: string | null,
  ): string {
    return textsIn(area, language).countryTeamGuidance;
  }

  @FieldResolver(() => String)
  memberStateGuidance(
    @Root() area: CallToActionArea,
    @Arg('language', () => String, languageArg) language: string | null,
  ): string {
    return textsIn(area, language).memberStateGuidance;
  }

  @FieldResolver(() => Wording, wordingArg)
  wording(
    @Root() area: CallToActionArea,
    @Arg('language', () => String, languageArg) language: string | null,
  ): Wording {
    return wordingIn(area, language, englishHashOfArea(area));
  }
}
