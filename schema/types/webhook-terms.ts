import { registerEnumType } from 'type-graphql';

export const WebhookState = { ACTIVE: 'ACTIVE', PAUSED: 'PAUSED', FAILED: 'FAILED', GONE: 'GONE' } as const;
export type WebhookState = keyof typeof WebhookState;

registerEnumType(WebhookState, {
  name: 'WebhookState',
  description:
    'Whether a webhook is told of events. In every state but ACTIVE it waits until its owner resumes it.',
  valuesConfig: {
    ACTIVE: { description: 'It is told of events.' },
    PAUSED: { description: 'Its owner or a coordinator paused it.' },
    FAILED: { description: 'It paused by itself: a message did not arrive for some three days.' },
    GONE: { description: 'It paused by itself: it answered 410, that it is no more.' },
  },
});

export const WebhookOutcome = {
  DELIVERED: 'DELIVERED',
  REFUSED: 'REFUSED',
  REDIRECTED: 'REDIRECTED',
  GONE: 'GONE',
  ADDRESS_REFUSED: 'ADDRESS_REFUSED',
  NO_ADDRESS: 'NO_ADDRESS',
  UNREACHABLE: 'UNREACHABLE',
  TLS_FAILED: 'TLS_FAILED',
  TIMED_OUT: 'TIMED_OUT',
  INTERRUPTED: 'INTERRUPTED',
  SECRET_LOST: 'SECRET_LOST',
} as const;
export type WebhookOutcome = keyof typeof WebhookOutcome;

registerEnumType(WebhookOutcome, {
  name: 'WebhookOutcome',
  description: 'What came of an attempt to tell a webhook of something.',
  valuesConfig: {
    DELIVERED: { description: 'It answered with a status from 200 to 299.' },
    REFUSED: { description: 'It answered with another status.' },
    REDIRECTED: { description: 'It sent on to another address, which is not followed.' },
    GONE: { description: 'It answered 410: it is no more.' },
    ADDRESS_REFUSED: {
      description:
        'Its name leads to an address that is not of the internet, or it may not be asked for any more.',
    },
    NO_ADDRESS: { description: 'Its name leads nowhere.' },
    UNREACHABLE: { description: 'Nobody answers there, or the connection broke.' },
    TLS_FAILED: { description: 'Its certificate doesn’t count, or it doesn’t speak TLS.' },
    TIMED_OUT: { description: 'It took longer than ten seconds.' },
    INTERRUPTED: { description: 'Concord ended before it noted the answer: the message may have arrived.' },
    SECRET_LOST: { description: 'Its secret can’t be read any more: make another one.' },
  },
});
