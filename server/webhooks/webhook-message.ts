import { encodeNodeId } from '../../schema/node-id.ts';
import { formatCursor, type LogPosition } from '../log/cursor.ts';
import type { LogEvent } from '../log/log-event.ts';
import type { Told } from './delivery.sql.ts';

/** A message as it goes out: what is noted of it, and its body. */
export type WebhookMessage = Told & { body: string };

/** What a webhook is told of an event: its kind, its id and its cursor. Whatever it says is read with a token. */
export function messageOf(
  webhookId: string,
  { kind, place }: Pick<LogEvent, 'kind' | 'place'>,
): WebhookMessage {
  const id = encodeNodeId('Event', String(place.position));
  return message(webhookId, String(place.position), kind, id, place);
}

/** What a test says: where the log is. `once` tells tests apart. */
export function testMessage(webhookId: string, once: string, head: LogPosition): WebhookMessage {
  return message(webhookId, `test_${once}`, 'TEST', null, head);
}

/** Its id stays the same for each attempt, and has no full stop: the signature sets one behind it. */
function message(
  webhookId: string,
  what: string,
  kind: string,
  id: string | null,
  place: LogPosition,
): WebhookMessage {
  const cursor = formatCursor(place);
  return {
    messageId: `msg_${webhookId.replaceAll('-', '')}_${what}`,
    kind,
    cursor,
    body: JSON.stringify({ kind, id, cursor }),
  };
}
