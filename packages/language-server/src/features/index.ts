import type { Feature } from './feature.ts';
import { formattingFeature } from './formatting.ts';

export const features: readonly Feature[] = [formattingFeature];
