// What a checklist is readable without: loaded as one file as soon as it stands.
import './soon.css';

export { ConfirmMany } from '../carried/confirm-many.tsx';
export { State } from '../carried/state.tsx';
export { AfterAnswer } from './after-answer.tsx';
export { BeforeAnswer } from './before-answer.tsx';
export { ReturnForm, SubmitWarning } from './before-status.tsx';
export { ConflictWhenLoaded } from './conflict-when-loaded.tsx';
export { ChecklistExport } from './export.tsx';
export { Latest } from './latest.tsx';
export { Undo } from './undo.tsx';
export { WholeGuidance } from './whole-guidance.tsx';
