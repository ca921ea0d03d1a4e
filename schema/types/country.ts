import { Field, ObjectType } from 'type-graphql';
import { Node } from './node.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A country or area. Names and regions are those of United Nations terminology and of the M49 standard, ' +
    'and imply no opinion on the legal status of any territory or its authorities.',
})
export class Country extends Node {
  @Field(() => String, {
    description: 'ISO 3166-1 alpha-3: `KEN`. It names the country in every argument and filter.',
  })
  code!: string;

  @Field(() => String, {
    description:
      'The short name in one of the six official languages of the United Nations. Any other language is BAD_USER_INPUT.',
  })
  name!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2: `KE`.' })
  alpha2!: string;

  @Field(() => String, { description: 'The M49 number, three digits with leading zeros: `404`.' })
  m49!: string;

  @Field(() => String, {
    description: 'The M49 region: `Africa`, `Americas`, `Asia`, `Europe` or `Oceania`.',
  })
  region!: string;

  @Field(() => String, { description: 'The M49 sub-region within it: `Sub-Saharan Africa`.' })
  subregion!: string;

  /** The name by language, of which a reader asks for one at a time. */
  names!: Record<string, string>;
}
