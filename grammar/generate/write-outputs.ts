/** Writes generated files, or with `--check` only tells which are out of date. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, getFileInfo, resolveConfig } from 'prettier';

const root = new URL('../../', import.meta.url);

/** @param outputs texts by path from the root of the repository; laid out as the format check wants them */
export async function writeOutputs(outputs: Readonly<Record<string, string>>): Promise<void> {
  const isCheck = process.argv.includes('--check');
  const stale: string[] = [];
  for (const [path, text] of Object.entries(outputs)) {
    const url = new URL(path, root);
    const wanted = await pretty(fileURLToPath(url), text);
    if (wanted === current(url)) continue;
    stale.push(path);
    if (isCheck) continue;
    mkdirSync(dirname(fileURLToPath(url)), { recursive: true });
    writeFileSync(url, wanted);
  }
  if (isCheck && stale.length > 0) {
    console.error(`out of date, run \`npm run generate\`:\n${stale.map((path) => `  ${path}`).join('\n')}`);
    process.exitCode = 1;
  } else {
    console.log(`${Object.keys(outputs).length} generated files, ${stale.length} changed`);
  }
}

/** As the format check wants it; files that the check does not look at stay as they were made. */
async function pretty(path: string, text: string): Promise<string> {
  const ignorePath = fileURLToPath(new URL('.prettierignore', root));
  const { ignored, inferredParser } = await getFileInfo(path, { ignorePath });
  if (ignored || !inferredParser) return text;
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

function current(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined;
  }
}
