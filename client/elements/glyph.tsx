import type { ResponseStatus } from '../operations/operations.generated.ts';

const paths: Readonly<Record<ResponseStatus, string>> = {
  NOT_STARTED: 'M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
  IN_PROGRESS: 'M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM8 3.5v9',
  SUBMITTED: 'M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
  RETURNED: 'M6 4L3 7l3 3M3.5 7H10a2.5 2.5 0 0 1 0 5H8',
  ACCEPTED: 'M3 8.5l3.2 3.5L13 4.5',
};
const fills: Partial<Record<ResponseStatus, string>> = {
  IN_PROGRESS: 'M8 3.5a4.5 4.5 0 0 0 0 9z',
  SUBMITTED: paths.SUBMITTED,
};

/** A state's sign, drawn: fonts disagree about circles. Its word always stands beside it. */
export function Glyph({ status }: { status: ResponseStatus }) {
  const fill = fills[status];
  return (
    <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[status]} />
      {fill && <path d={fill} class="full" />}
    </svg>
  );
}
