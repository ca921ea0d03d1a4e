/** The parts of a node's id, by type. Every part is a code or a number, and none of them holds a colon. */
export type NodeParts = {
  Agency: [code: string];
  Country: [code: string];
  Cycle: [code: string];
  ChecklistItem: [version: string, code: string];
  Person: [id: string];
  /** The agency is empty for the country team. */
  Response: [cycle: string, country: string, item: string, agency: string];
  Event: [position: string];
  Comment: [id: string];
  NextStep: [id: string];
  Evidence: [id: string];
  /** The agency is empty for the country team. */
  SnapshotAnswer: [snapshot: string, country: string, item: string, agency: string];
};

export type NodeType = keyof NodeParts;

/** A decoded id: its type says which parts it has. */
export type NodeId = { [Type in NodeType]: { type: Type; parts: NodeParts[Type] } }[NodeType];

const partCounts: Record<NodeType, number> = {
  Agency: 1,
  Country: 1,
  Cycle: 1,
  ChecklistItem: 2,
  Person: 1,
  Response: 4,
  Event: 1,
  Comment: 1,
  NextStep: 1,
  Evidence: 1,
  SnapshotAnswer: 4,
};

/** The id that clients see. It only says what it names, so it stays the same for as long as that exists. */
export function encodeNodeId<Type extends NodeType>(type: Type, ...parts: NodeParts[Type]): string {
  return toBase64Url([type, ...parts].join(':'));
}

/** What an id names, or null where it is none of ours. Whether the thing exists is for its reader to find out. */
export function decodeNodeId(id: string): NodeId | null {
  const text = Buffer.from(id, 'base64url').toString('utf8');
  const [type = '', ...parts] = text.split(':');
  if (!isNodeType(type) || parts.length !== partCounts[type]) return null;
  // Decoding ignores what it does not know: only the exact spelling is an id, or one thing would have many.
  return toBase64Url(text) === id ? ({ type, parts } as NodeId) : null;
}

function isNodeType(text: string): text is NodeType {
  return Object.hasOwn(partCounts, text);
}

function toBase64Url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
