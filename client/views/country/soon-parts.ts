// What a checklist is readable without: loaded as one file as soon as it stands.
import './soon.css';

export { TooLong } from '../../elements/too-long.tsx';
export { State } from '../carried/state.tsx';
export { AfterAnswer } from './after-answer.tsx';
export { BeforeAnswer } from './before-answer.tsx';
export { BeforeItems } from './before-items.tsx';
export { SubmitWarning } from './before-status.tsx';
export { ConflictWhenLoaded } from './conflict-when-loaded.tsx';
export { ChecklistExport } from './export.tsx';
export { Filters } from './filters.tsx';
export { Latest } from './latest.tsx';
export { ReturnAnswer } from './return-form.tsx';
export { ToFirstOpen } from './to-first-open.tsx';
export { Undo } from './undo.tsx';
export { Whereabouts } from './whereabouts.tsx';
export { WholeGuidance } from './whole-guidance.tsx';
