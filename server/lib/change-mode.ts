/**
 * The mode `to`, where the `actual` one is among those that it is reached `from`. Throws where it isn't: a fault of ours,
 * better told than carried on with.
 */
export function changeMode<Mode extends string>(
  actual: Mode,
  from: readonly NoInfer<Mode>[],
  to: NoInfer<Mode>,
): Mode {
  if (from.includes(actual)) return to;
  throw new Error(`the mode is ${actual}, and ${to} is reached from ${from.join(' or ')}`);
}
