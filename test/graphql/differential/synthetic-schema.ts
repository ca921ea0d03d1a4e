import { buildSchema, type GraphQLSchema, isAbstractType } from 'graphql';

/** What Concord's own schema doesn't have and could have tomorrow: above all every kind of default and of nested input. */
export function buildSyntheticSchema(): GraphQLSchema {
  const schema = buildSchema(`
    type Query {
      thing(input: Plain, also: Nested, n: Int! = 3, flag: Boolean = true): Thing
      things(first: Int = 2, by: [Plain!]! = [{ a: 1 }], colors: [Color!]): [Thing!]!
      defaulted(input: Defaulted! = { list: [2] }, others: [Defaulted!]): Result
      loop(input: Loop): Int
      grid(rows: [[Int!]] = [[1], null]): [[Int!]]
      text(of: String! = "x", id: ID, size: Float): String!
    }
    type Mutation {
      first(input: Plain): Int!
      second(input: Nested, n: Int! = 1): Thing!
      third: Result
    }
    type Subscription {
      happened(input: Plain, also: Nested, only: [Color]): Thing!
      counted(from: Int! = 0): Int
    }
    enum Color { RED GREEN BLUE }
    input Plain { a: Int, b: String, c: Boolean, d: Color, e: [String!], f: Float, g: ID, h: [[Int]] }
    input Defaulted { must: Int! = 3, may: String = "y", list: [Int!]! = [1], color: Color! = RED, plain: Plain = { a: 2 } }
    input Nested { plain: Plain, plains: [Plain!], optional: Int = 5, deeper: Deeper }
    input Deeper { plain: Plain!, words: [String] = ["z"] }
    input Loop { value: Int, again: Loop, all: [Loop!] }
    interface Named { id: ID!, name(upper: Boolean = false): String }
    type Thing implements Named {
      id: ID!
      name(upper: Boolean = false): String
      size(unit: Color! = RED): Float!
      next(by: Plain): Thing
      parts(first: Int! = 2, like: Plain = { c: true }): [Part]
      color: Color!
      results: [Result!]
    }
    type Part implements Named { id: ID!, name(upper: Boolean = false): String, of: Named!, weights: [Float!]! }
    type Failure { code: Color!, reasons: [String] }
    union Result = Thing | Part | Failure
  `);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = ({ __typename }: { __typename?: string }) => __typename;
  }
  return schema;
}
