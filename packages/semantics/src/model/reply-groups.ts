import type { ReplyAction } from '@pmtakit/grammar';

/**
 * Actions that do not go together are in one group, so that the first rule with one of a group decides; what only says
 * how long an action holds is in its group. [G1§3.3.15; runtime 8]
 */
export const replyGroup: Readonly<Record<ReplyAction['action'], 'mode' | 'mail' | 'source'>> = {
  'mode=normal': 'mode',
  'mode=backoff': 'mode',
  'backoff-to-normal-after': 'mode',
  'skip-mx': 'mail',
  'bounce-queue': 'mail',
  'bounce-rcpt': 'mail',
  'defer-queue': 'mail',
  'disable-source-ip': 'source',
  'reenable-after': 'source',
};
