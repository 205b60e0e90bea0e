import { callHierarchyFeature } from './call-hierarchy.ts';
import { codeActionsFeature } from './code-actions.ts';
import { codeLensFeature } from './code-lens.ts';
import { completionFeature } from './completion.ts';
import { diagnosticsFeature } from './diagnostics.ts';
import { formattingFeature } from './formatting.ts';
import type { Feature } from './feature.ts';
import { hoverFeature } from './hover.ts';
import { inlayHintsFeature } from './inlay-hints.ts';
import { linkedEditingFeature } from './linked-editing.ts';
import { navigationFeature } from './navigation.ts';
import { renameFeature } from './rename.ts';
import { semanticTokensFeature } from './semantic-tokens.ts';
import { signatureHelpFeature } from './signature-help.ts';
import { structureFeature } from './structure.ts';
import { symbolsFeature } from './symbols.ts';
import { watchedFilesFeature } from './watched-files.ts';
import { workspaceFoldersFeature } from './workspace-folders.ts';

export const features: readonly Feature[] = [
  callHierarchyFeature,
  codeActionsFeature,
  codeLensFeature,
  completionFeature,
  diagnosticsFeature,
  formattingFeature,
  hoverFeature,
  inlayHintsFeature,
  linkedEditingFeature,
  navigationFeature,
  renameFeature,
  semanticTokensFeature,
  signatureHelpFeature,
  structureFeature,
  symbolsFeature,
  watchedFilesFeature,
  workspaceFoldersFeature,
];
