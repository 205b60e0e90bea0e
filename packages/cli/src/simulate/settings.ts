/** `--set 'gmail.com max-msg-rate=200/h'`: a setting as it is named on the command line. */
import { UsageError } from '../exit-codes.ts';

/** Something that a configuration is to say. */
export interface GivenSetting {
  /** As it was given. */
  readonly text: string;
  /** What stands in the tag of the `<domain>`; undefined for what is not set by domain. */
  readonly domain: string | undefined;
  /** Undefined for what holds for all virtual MTAs. */
  readonly virtualMta: string | undefined;
  readonly directive: string;
  readonly value: string;
}

const form =
  /^\s*(?:(?<domain>[^\s/]*)(?:\/(?<vmta>\S+))?\s+)?(?<directive>[a-z0-9-]+)(?:\s*=\s*|\s+)(?<value>\S.*?)\s*$/i;

export function settingsFrom(texts: readonly string[] = []): GivenSetting[] {
  return texts.map(settingFrom);
}

function settingFrom(text: string): GivenSetting {
  const { domain, vmta, directive, value } = form.exec(text)?.groups ?? {};
  if (directive === undefined || value === undefined || /[\r\n]/.test(text)) {
    throw new UsageError(
      `--set is written 'DOMAIN DIRECTIVE=VALUE', 'DOMAIN/VMTA DIRECTIVE=VALUE', '/VMTA DIRECTIVE=VALUE' or ` +
        `'DIRECTIVE=VALUE', not '${text}'`,
    );
  }
  return { text, domain: domain || undefined, virtualMta: vmta, directive: directive.toLowerCase(), value };
}
