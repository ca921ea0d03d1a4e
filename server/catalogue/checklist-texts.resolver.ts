import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import { ChecklistItem } from '../../schema/types/checklist-item.ts';
import { ChecklistSection } from '../../schema/types/checklist-section.ts';
import { Wording } from '../../schema/types/wording.ts';
import { englishHashOfItem, englishHashOfSection } from './checklist-translation.ts';
import { languageArg } from './in-language.ts';
import { textsIn, wordingArg, wordingIn } from './translated-texts.ts';

/** What an item says in the language that somebody asks for; in English where nobody translated it. */
@Resolver(() => ChecklistItem)
export class ChecklistItemTextsResolver {
  @FieldResolver(() => String)
  title(
    @Root() item: ChecklistItem,
    @Arg('language', () => String, languageArg) language: string | null,
  ): string {
    return textsIn(item, language).title;
  }

  @FieldResolver(() => String)
  guidance(
    @Root() item: ChecklistItem,
    @Arg('language', () => String, languageArg) language: string | null,
  ): string {
    return textsIn(item, language).guidance;
  }

  @FieldResolver(() => String)
  meetsWhen(
    @Root() item: ChecklistItem,
    @Arg('language', () => String, languageArg) language: string | null,
  ): string {
    return textsIn(item, language).meetsWhen;
  }

  @FieldResolver(() => [String])
  evidence(
    @Root() item: ChecklistItem,
    @Arg('language', () => String, languageArg) language: string | null,
  ): string[] {
    return textsIn(item, language).evidence;
  }

  @FieldResolver(() => Wording, wordingArg)
  wording(
    @Root() item: ChecklistItem,
    @Arg('language', () => String, languageArg) language: string | null,
  ): Wording {
    return wordingIn(item, language, englishHashOfItem(item));
  }
}

/** The same of a section. */
@Resolver(() => ChecklistSection)
export class ChecklistSectionTextsResolver {
  @FieldResolver(() => String)
  title(
    @Root() section: ChecklistSection,
    @Arg('language', () => String, languageArg) language: string | null,
  ): string {
    return textsIn(section, language).title;
  }

  @FieldResolver(() => String)
  purpose(
    @Root() section: ChecklistSection,
    @Arg('language', () => String, languageArg) language: string | null,
  ): string {
    return textsIn(section, language).purpose;
  }

  @FieldResolver(() => Wording, wordingArg)
  wording(
    @Root() section: ChecklistSection,
    @Arg('language', () => String, languageArg) language: string | null,
  ): Wording {
    return wordingIn(section, language, englishHashOfSection(section));
  }
}
