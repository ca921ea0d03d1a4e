/** An error in a GraphQL response, with its code where the test looks for it. */
export interface ResponseError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string } & Record<string, unknown>;
}

export interface GraphQLResponse<Data> {
  status: number;
  data: Data | null | undefined;
  /** Empty where there are none. */
  errors: ResponseError[];
  /** The codes of the errors, in their order. */
  codes: string[];
  headers: Headers;
}

export interface GraphQLClient {
  serverUrl: string;
  /** The session's cookie as it goes into a `cookie` header; undefined when signed out. */
  cookie: string | undefined;
  /** Sends one operation and returns whatever comes back, errors included. */
  request<Data = unknown>(query: string, variables?: Record<string, unknown>): Promise<GraphQLResponse<Data>>;
  /** Sends one operation that has to succeed, and returns its data. */
  query<Data = unknown>(query: string, variables?: Record<string, unknown>): Promise<Data>;
}

/** Makes a client for GraphQL over HTTP; without a cookie it is signed out. */
export function createGraphQLClient(serverUrl: string, cookie?: string): GraphQLClient {
  const request = async <Data>(query: string, variables: Record<string, unknown> = {}) => {
    const response = await fetch(`${serverUrl}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(cookie && { cookie }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    if (!response.headers.get('content-type')?.includes('json')) {
      throw new Error(`Not a GraphQL response, ${response.status}: ${text.slice(0, 500)}`);
    }
    const body: { data?: Data | null; errors?: ResponseError[] } = JSON.parse(text);
    const errors = body.errors ?? [];
    return {
      status: response.status,
      data: body.data,
      errors,
      codes: errors.map((error) => error.extensions?.code ?? 'no code'),
      headers: response.headers,
    };
  };
  return {
    serverUrl,
    cookie,
    request,
    async query<Data>(query: string, variables?: Record<string, unknown>) {
      const { data, errors, status } = await request<Data>(query, variables);
      if (errors.length || !data) throw new Error(`GraphQL answered ${status}: ${JSON.stringify(errors)}`);
      return data;
    },
  };
}

/** Signs in as a persona of the demonstration (`coordinator`, `focal-point/UNICEF/KEN`) and returns its client. */
export async function signInAs(serverUrl: string, persona: string): Promise<GraphQLClient> {
  const response = await fetch(`${serverUrl}/auth/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  if (!response.ok) {
    throw new Error(`Signing in as ${persona} was answered ${response.status}: ${await response.text()}`);
  }
  const session = response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0] ?? '')
    .find((cookie) => cookie.startsWith('concord_session='));
  if (!session) throw new Error('Signing in set no cookie concord_session.');
  return createGraphQLClient(serverUrl, session);
}
