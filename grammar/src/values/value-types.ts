/** All value types by the name that the catalogue gives them. */
import type { ValueTypeName } from '../catalogue/rows.ts';
import { apiKeyType } from './api-key.ts';
import { booleanType } from './boolean.ts';
import { cidrType } from './cidr.ts';
import { dailyListType } from './daily-list.ts';
import { dataRateType } from './data-rate.ts';
import { domainKeyType } from './domain-key.ts';
import { domainPatternType } from './domain-pattern.ts';
import { durationListType } from './duration-list.ts';
import { durationType } from './duration.ts';
import { emailListType } from './email-list.ts';
import { emailType } from './email.ts';
import { enumType } from './enum.ts';
import { fieldListType } from './field-list.ts';
import { headerListType } from './header-list.ts';
import { hostListType } from './host-list.ts';
import { hostPortType } from './host-port.ts';
import { hostType } from './host.ts';
import { identityType } from './identity.ts';
import { integerType } from './integer.ts';
import { ipType } from './ip.ts';
import { listenAddressType } from './listen-address.ts';
import { macroMembersType } from './macro-members.ts';
import { nameType } from './name.ts';
import { pathOrCommandType } from './path-or-command.ts';
import { pathType } from './path.ts';
import { patternResultType } from './pattern-result.ts';
import { queueFilterType } from './queue-filter.ts';
import { queueNameType } from './queue-name.ts';
import { rateType } from './rate.ts';
import { recordTypesType } from './record-types.ts';
import { referenceType } from './reference.ts';
import { regexType } from './regex.ts';
import { replyActionsType } from './reply-actions.ts';
import { rewriteAddressType } from './rewrite-address.ts';
import { signalsActionType } from './signals-action.ts';
import { signalsSwitchType } from './signals-switch.ts';
import { sizeType } from './size.ts';
import { sourceTagType } from './source-tag.ts';
import { stringType } from './string.ts';
import { textType } from './text.ts';
import { urlType } from './url.ts';
import type { ValueType } from './value-type.ts';

export const valueTypes: Readonly<Record<ValueTypeName, ValueType>> = {
  'api-key': apiKeyType,
  boolean: booleanType,
  cidr: cidrType,
  'daily-list': dailyListType,
  'data-rate': dataRateType,
  'domain-key': domainKeyType,
  'domain-pattern': domainPatternType,
  duration: durationType,
  'duration-list': durationListType,
  email: emailType,
  'email-list': emailListType,
  enum: enumType,
  'field-list': fieldListType,
  'header-list': headerListType,
  host: hostType,
  'host-list': hostListType,
  'host-port': hostPortType,
  identity: identityType,
  integer: integerType,
  ip: ipType,
  'listen-address': listenAddressType,
  'macro-members': macroMembersType,
  name: nameType,
  path: pathType,
  'path-or-command': pathOrCommandType,
  'pattern-result': patternResultType,
  'queue-filter': queueFilterType,
  'queue-name': queueNameType,
  rate: rateType,
  'record-types': recordTypesType,
  reference: referenceType,
  regex: regexType,
  'reply-actions': replyActionsType,
  'rewrite-address': rewriteAddressType,
  'signals-action': signalsActionType,
  'signals-switch': signalsSwitchType,
  size: sizeType,
  'source-tag': sourceTagType,
  string: stringType,
  text: textType,
  url: urlType,
};
