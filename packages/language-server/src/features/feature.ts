import type { Connection, ServerCapabilities } from 'vscode-languageserver/node';
import type { Client } from '../client.ts';
import type { Workspace } from '../workspace.ts';

/** One thing that the server does for editors, in one file. What it answers, the language service finds out. */
export interface Feature {
  /** What the client is told of it. */
  readonly capabilities: (client: Client) => ServerCapabilities;
  /** Takes its requests. */
  readonly register: (connection: Connection, workspace: Workspace) => void;
}
