// Written by scripts/codegen.mjs. Do not edit.
import type { Document } from './document.ts';
import type { AnswerPlanQuery, AnswerPlanQueryVariables, StepsQuery, StepsQueryVariables, AssignableQuery, AssignableQueryVariables, AssignAnswerMutation, AssignAnswerMutationVariables, AddStepMutation, AddStepMutationVariables, ChangeStepMutation, ChangeStepMutationVariables, EraseStepMutation, EraseStepMutationVariables } from './operations.generated.ts';

const nextStepFields =
  "fragment NextStepFields on NextStep{id cycleCode countryCode agencyCode itemCode text owner{id name}dueOn doneAt doneBy{name}author{id}revision viewerCan}";
export const AnswerPlanDocument: Document<AnswerPlanQuery, AnswerPlanQueryVariables> =
  "query AnswerPlan($cycle:String$country:String!$agency:String$item:String!){answerPlan(cycle:$cycle country:$country agency:$agency item:$item){assignment{to{id name}dueOn by{name}at}steps{items step{...NextStepFields}}viewerCan cursor}}" + nextStepFields;
export const StepsDocument: Document<StepsQuery, StepsQueryVariables> =
  "query Steps($cycle:String$countries:[String!]$agencies:[String!]$countryTeam:Boolean$area:Int$state:StepState$mine:Boolean$after:String){steps(cycle:$cycle countries:$countries agencies:$agencies countryTeam:$countryTeam area:$area state:$state mine:$mine first:50 after:$after){nodes{items step{...NextStepFields}}hasNextPage endCursor open overdue done cursor}}" + nextStepFields;
export const AssignableDocument: Document<AssignableQuery, AssignableQueryVariables> =
  "query Assignable($cycle:String$country:String!$agency:String$item:String!$search:String!){assignable(cycle:$cycle country:$country agency:$agency item:$item search:$search){id name}}";
export const AssignAnswerDocument: Document<AssignAnswerMutation, AssignAnswerMutationVariables> =
  "mutation AssignAnswer($input:AssignAnswerInput!){assignAnswer(input:$input){replayed}}";
export const AddStepDocument: Document<AddStepMutation, AddStepMutationVariables> =
  "mutation AddStep($input:AddStepInput!){addStep(input:$input){replayed}}";
export const ChangeStepDocument: Document<ChangeStepMutation, ChangeStepMutationVariables> =
  "mutation ChangeStep($input:ChangeStepInput!){changeStep(input:$input){step{revision}replayed}}";
export const EraseStepDocument: Document<EraseStepMutation, EraseStepMutationVariables> =
  "mutation EraseStep($id:ID!$mutationId:UUID!$reason:String){eraseStep(id:$id mutationId:$mutationId reason:$reason){replayed}}";
