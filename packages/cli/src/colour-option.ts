import { Option } from 'commander';

/** The option that all commands with colours have. */
export function colourOption(): Option {
  return new Option('--color <when>', 'colours; auto means on a terminal')
    .choices(['auto', 'always', 'never'])
    .default('auto');
}
