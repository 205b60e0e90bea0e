/** `pmtakit limits [DOMAIN]`: the most mail and connections that all limits together allow. */
import { type CeilingOptions, type DomainCeiling, type Model, ceilingOf, ceilings } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { openModel } from '../project/open-project.ts';
import type { ProjectOptions } from '../project/options.ts';
import { writeJson, writeLines } from './answer.ts';
import { limitsJson } from './limits-json.ts';
import { limitsText } from './limits-text.ts';
import { type MxOptions, mxRecordsFrom } from './mx-records.ts';
import { domainFrom } from './queue-argument.ts';

export interface LimitsOptions extends ProjectOptions, MxOptions {
  readonly messageSize?: string;
}

/** Without a domain, all that the configuration names itself. */
export async function showLimits(name: string, domain: string | undefined, options: LimitsOptions): Promise<void> {
  const mx = mxRecordsFrom(options);
  const messageSize = options.messageSize === undefined ? undefined : bytesIn(options.messageSize);
  const model = await openModel(name, options);
  const found = limitsOf(model, domain, { mx, messageSize });
  const rateModel = model.options.assumptions['rate-model'];
  if (options.json) writeJson(limitsJson(found, rateModel));
  else writeLines(limitsText(found, rateModel, domain !== undefined));
}

function limitsOf(model: Model, domain: string | undefined, options: CeilingOptions): DomainCeiling[] {
  return domain === undefined ? ceilings(model, options) : [ceilingOf(model, domainFrom(domain), options)];
}

function bytesIn(text: string): number {
  if (/^[1-9]\d{0,11}$/.test(text)) return Number(text);
  throw new UsageError(`--message-size is a number of bytes, such as 50000, not ${text}`);
}
