/** Makes what happened into what the readers of a group are sent. */
export type Render<Message> = (happened: unknown) => Promise<Message>;
