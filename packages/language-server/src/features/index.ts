import { diagnosticsFeature } from './diagnostics.ts';
import type { Feature } from './feature.ts';
import { formattingFeature } from './formatting.ts';
import { watchedFilesFeature } from './watched-files.ts';

export const features: readonly Feature[] = [formattingFeature, diagnosticsFeature, watchedFilesFeature];
