import { randomUUID } from 'node:crypto';
import { encodeNodeId } from '../../schema/node-id.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import type { Place } from '../support/builders.ts';

/** Asks in somebody's name. */
type Ask = <Data>(viewer: Viewer, source: string, variables?: Record<string, unknown>) => Promise<Data>;

const stepFields = `id cycleCode countryCode agencyCode itemCode text owner { id } dueOn doneAt doneBy { id } author { id }
  revision viewerCan`;

export type ShownStep = {
  id: string;
  cycleCode: string;
  itemCode: string;
  text: string | null;
  owner: { id: string } | null;
  dueOn: string;
  doneAt: string | null;
  doneBy: { id: string } | null;
  revision: number;
  viewerCan: string[];
};
export type ShownPlan = {
  assignment: { to: { id: string }; by: { id: string }; at: string; dueOn: string | null } | null;
  steps: { items: string[]; step: ShownStep }[];
  viewerCan: string[];
};

export const assignSource = `mutation ($input: AssignAnswerInput!) { assignAnswer(input: $input) {
  assignment { to { id } dueOn } cursor replayed } }`;
export const addStepSource = `mutation ($input: AddStepInput!) { addStep(input: $input) { step { ${stepFields} } replayed } }`;
export const changeStepSource = `mutation ($input: ChangeStepInput!) { changeStep(input: $input) {
  step { ${stepFields} } cursor replayed } }`;
export const eraseStepSource = `mutation ($id: ID!, $mutationId: UUID!, $reason: String) {
  eraseStep(id: $id, mutationId: $mutationId, reason: $reason) { step { text } } }`;
export const planSource = `query ($cycle: String, $country: String!, $agency: String, $item: String!) {
  answerPlan(cycle: $cycle, country: $country, agency: $agency, item: $item) {
    assignment { to { id } by { id } at dueOn } viewerCan
    steps { items step { ${stepFields} } } } }`;
export const stepsSource = `query ($cycle: String, $countries: [String!], $agencies: [String!], $countryTeam: Boolean,
    $area: Int, $state: StepState, $mine: Boolean, $first: Int, $after: String) {
  steps(cycle: $cycle, countries: $countries, agencies: $agencies, countryTeam: $countryTeam, area: $area, state: $state, mine: $mine,
    first: $first, after: $after) {
    nodes { items step { ${stepFields} } } hasNextPage endCursor open overdue done } }`;
export type ShownSteps = {
  nodes: ShownPlan['steps'];
  hasNextPage: boolean;
  endCursor: string | null;
  open: number;
  overdue: number;
  done: number;
};

export const idOf = ({ personId }: Viewer) => encodeNodeId('Person', personId);

/** What somebody plans, by what they ask with. */
export function plannerOf(ask: Ask) {
  return {
    assign: async (viewer: Viewer, place: Place, to: Viewer | null, dueOn: string | null = null) => {
      const input = { mutationId: randomUUID(), ...place, to: to && idOf(to), dueOn };
      return (await ask<{ assignAnswer: { cursor: string } }>(viewer, assignSource, { input })).assignAnswer;
    },
    addStep: async (
      viewer: Viewer,
      place: Place,
      text: string,
      dueOn: string,
      owner: Viewer | null = null,
    ) => {
      const input = { mutationId: randomUUID(), ...place, text, dueOn, owner: owner && idOf(owner) };
      return (await ask<{ addStep: { step: ShownStep } }>(viewer, addStepSource, { input })).addStep.step;
    },
    changeStep: async (viewer: Viewer, { id, revision }: ShownStep, change: object) => {
      const input = { id, mutationId: randomUUID(), baseRevision: revision, ...change };
      return (await ask<{ changeStep: { step: ShownStep } }>(viewer, changeStepSource, { input })).changeStep
        .step;
    },
    planOf: async (viewer: Viewer, place: Place, cycle: string | null = null) =>
      (await ask<{ answerPlan: ShownPlan }>(viewer, planSource, { ...place, cycle })).answerPlan,
    steps: async (viewer: Viewer, args: object = {}) =>
      (await ask<{ steps: ShownSteps }>(viewer, stepsSource, { ...args })).steps,
  };
}
