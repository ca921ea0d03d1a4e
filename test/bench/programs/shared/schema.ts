/** The part of Concord's API that the benchmark asks for, for peers that write their schema as text. */
export const typeDefs = `
  scalar DateTimeISO
  scalar Cursor
  scalar UUID

  type Query {
    countryChecklist(country: String!, cycle: String): CountryChecklist!
    progressMatrix(cycle: String, countries: [String!], agencies: [String!]): ProgressMatrix!
    events(first: Int, after: Cursor, last: Int): EventConnection!
  }
  type Mutation {
    recordResponse(input: RecordResponseInput!): RecordResponseResult!
    recordResponses(inputs: [RecordResponseInput!]!): [RecordResponseResult!]!
  }
  type Subscription {
    events(filter: EventFilter): Event!
  }

  type Cycle { code: String! state: String! }
  type Person { name: String! }
  type CountryChecklist { cycle: Cycle! cursor: Cursor! responses: [Response!]! progress: [Progress!]! }
  type ProgressMatrix { cycle: Cycle! cursor: Cursor! cells: [Progress!]! }
  type Response {
    countryCode: String! agencyCode: String itemCode: String! status: String! rating: String narrative: String
    revision: Int! updatedAt: DateTimeISO! updatedBy: Person!
  }
  type Progress {
    countryCode: String! agencyCode: String notStarted: Int! inProgress: Int! submitted: Int! returned: Int!
    accepted: Int! total: Int! updatedAt: DateTimeISO
  }
  type EventConnection { edges: [EventEdge!]! }
  type EventEdge { node: Event! }
  type Event {
    cursor: Cursor! kind: String! at: DateTimeISO! actor: Person cycleCode: String countryCode: String
    agencyCode: String itemCode: String revision: Int changes: [FieldChange!]! note: String progress: Progress
  }
  type FieldChange { field: String! from: String to: String }

  input EventFilter { countries: [String!] }
  enum ResponseStatus { NOT_STARTED IN_PROGRESS SUBMITTED RETURNED ACCEPTED }
  input RecordResponseInput {
    mutationId: UUID! cycle: String! country: String! agency: String item: String! baseRevision: Int!
    status: ResponseStatus! narrative: String!
  }
  union RecordResponseResult = ResponseRecorded | ResponseRefused
  type ResponseRecorded {
    mutationId: UUID! cursor: Cursor! merged: Boolean! replayed: Boolean! response: RecordedResponse! progress: Progress!
  }
  type RecordedResponse { revision: Int! status: String! }
  type ResponseRefused { mutationId: UUID! message: String! }
`;
