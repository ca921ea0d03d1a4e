import type { Client } from 'pg';

/**
 * Ends a connection without waiting for it: the pool does, before it closes. With a callback pg makes no promise, so there is
 * none that could fail unheard; what breaks meanwhile comes as the connection's own `error`.
 */
export function endConnection(client: Client): void {
  client.end(() => {});
}
