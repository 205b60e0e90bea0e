import { completionFeature } from './completion.ts';
import { diagnosticsFeature } from './diagnostics.ts';
import type { Feature } from './feature.ts';
import { formattingFeature } from './formatting.ts';
import { hoverFeature } from './hover.ts';
import { navigationFeature } from './navigation.ts';
import { renameFeature } from './rename.ts';
import { structureFeature } from './structure.ts';
import { symbolsFeature } from './symbols.ts';
import { watchedFilesFeature } from './watched-files.ts';

export const features: readonly Feature[] = [
  formattingFeature,
  diagnosticsFeature,
  watchedFilesFeature,
  hoverFeature,
  completionFeature,
  navigationFeature,
  renameFeature,
  symbolsFeature,
  structureFeature,
];
