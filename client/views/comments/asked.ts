/** Where completion looks for people: a thread, or a place and an audience, as the server's query takes them. */
export type Asked = Readonly<Record<string, string | null>>;
