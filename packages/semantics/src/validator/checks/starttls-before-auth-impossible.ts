import { linesIn } from '../../project/find.ts';
import { nameKey } from '../../model/names.ts';
import type { Model } from '../../model/model.ts';
import type { Block } from '../../project/whole.ts';
import { isOn } from '../is-on.ts';
import { defineCheck } from '../check.ts';
import { listenerSources, unmetInSources } from '../source-needs.ts';

/** Sources that demand STARTTLS before a login, but do not offer it. [G1§3.3.7.12, §3.3.7.13] */
export const starttlsBeforeAuthImpossible = defineCheck({
  id: 'starttls-before-auth-impossible',
  category: 'security',
  summary: 'Logins only after STARTTLS, which is not offered',
  messages: {
    impossible: {
      severity: 'error',
      text: 'Nobody can log in: require-starttls-before-auth is on, but allow-starttls is not.\nPowerMTA takes no login before STARTTLS, and by default it does not offer STARTTLS.\nSet allow-starttls yes for the same clients, and give the server a certificate with smtp-server-tls-certificate.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole || startsWithTls(model)) return;
    const requirement = {
      name: 'require-starttls-before-auth',
      scope: 'source',
      partners: ['allow-starttls'],
      values: ['yes'],
    };
    const names = listenerSources(model);
    for (const line of unmetInSources(model, requirement)) {
      if (appliesBeforeLogin(line.parent, model, names)) report('impossible', line);
    }
  },
});

/** Where TLS starts with the connection, nobody needs STARTTLS. */
function startsWithTls({ whole }: Model): boolean {
  return [...whole.blocks()].some(
    (block) => block.name === 'smtp-listener' && linesIn(block, 'immediate-tls').some(isOn),
  );
}

/** The source of a user applies after the login only. */
function appliesBeforeLogin({ value }: Block, { options }: Model, ofListeners: ReadonlySet<string>): boolean {
  if (value?.kind !== 'source-tag' || value.name === undefined) return true;
  return ofListeners.has(nameKey(value.name, options.assumptions));
}
