import { plainOptions, plainPaths } from './format/called-with.ts';
import { formatFiles } from './format/format-files.ts';
import { serveJobs } from './format/worker.ts';
import { runToEnd } from './running.ts';

const named = { name: () => 'pmtafmt' };

async function runCommandLine(): Promise<void> {
  const [{ newFormatCommand }, { run }] = await Promise.all([
    import('./format/command-line.ts'),
    import('./command.ts'),
  ]);
  await run(newFormatCommand());
}

if (!serveJobs()) {
  const paths = plainPaths(process.argv.slice(2));
  if (paths) void runToEnd(named, () => formatFiles(named, paths, plainOptions));
  else void runCommandLine();
}
