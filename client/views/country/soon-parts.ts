// What a checklist is readable without: loaded as one file as soon as it stands.
export { ReturnForm, SubmitWarning } from './before-status.tsx';
export { Latest } from './latest.tsx';
export { ReturnReason } from './return-reason.tsx';
export { Undo, Whereabouts } from './whereabouts.tsx';
