/** The text of an operation, carrying the types of its result and variables. At run time it is only a string. */
export type Document<Result, Variables> = string & {
  readonly __result?: Result;
  readonly __variables?: Variables;
};
