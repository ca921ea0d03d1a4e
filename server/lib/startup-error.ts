/**
 * Something that whoever starts Concord must put right. Its message is one sentence that says what to do; it is printed
 * alone, without a stack, and the process ends with exit code 1.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
