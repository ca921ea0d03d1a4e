/**
 * A fault that the operator must put right before Concord can start. Its message is one sentence that says what to
 * do. It is printed alone, without a stack, and the process ends with exit code 1.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
