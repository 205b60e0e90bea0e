/** Everything that a model says of the subjects of the random configurations, as text that can be compared. */
import { clientOf, type Model, type Setting, type Settings } from '@pmtakit/semantics';
import type { PrintedFiles } from './printed-files.ts';
import { addresses, domains, listeners, users, vmtasAsked } from './subjects.ts';

/** Changes names the way the configuration was changed. */
export type Renaming = (text: string) => string;

const same: Renaming = (text) => text;

/** The settings of all subjects by a name for each. @param rename from the names in subjects.ts to those of the model */
export function subjectSettings(model: Model, rename: Renaming = same): Map<string, Settings> {
  return new Map([...queueSettings(model, rename), ...sourceSettings(model, rename)]);
}

function queueSettings(model: Model, rename: Renaming): [string, Settings][] {
  return vmtasAsked.flatMap((vmta) => [
    [`virtual MTA ${vmta}`, model.virtualMta(rename(vmta))],
    ...domains.map((domain): [string, Settings] => [
      `queue ${domain}/${vmta}`,
      model.queue({ domain: rename(domain), virtualMta: rename(vmta) }),
    ]),
  ]);
}

type ClientWords = Parameters<typeof clientOf>[0];

function sourceSettings(model: Model, rename: Renaming): [string, Settings][] {
  const clients = addresses.flatMap((address): ClientWords[] => [
    { address, listener: listeners[0] },
    { address, listener: listeners[1] },
    ...users.map((user) => ({ address, listener: listeners[0], user })),
  ]);
  return [...clients, { pickup: true }].map((client) => {
    const user = client.user === undefined ? {} : { user: rename(client.user) };
    return [`client ${JSON.stringify(client)}`, model.source(clientOf({ ...client, ...user }))];
  });
}

/**
 * One line for each setting that is set or follows another: its value, and the lines of the origin that it is made of.
 * @param rename changes the values
 */
export function shownSubjects(
  settings: ReadonlyMap<string, Settings>,
  files: PrintedFiles,
  rename: Renaming = same,
): string[] {
  return [...settings].flatMap(([subject, { all }]) =>
    all
      .filter((setting) => !setting.isDefault || setting.name.startsWith('backoff-max-'))
      .map((setting) => `${subject}: ${shownSetting(setting, files, rename)}`),
  );
}

function shownSetting(setting: Setting, files: PrintedFiles, rename: Renaming): string {
  const { name, text = '-', line, shadowed, assumptions } = setting;
  const origins = [line, ...shadowed].map((one) => {
    if (one === undefined) return 'default';
    const { file, line: number } = one.place;
    return files.get(file)?.[number - 1]?.origin;
  });
  return `${name} ${rename(text)} from ${origins.join(' ')} assuming ${assumptions.join(' ')}`;
}
