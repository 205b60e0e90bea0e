import { type ProviderData, readProviderData } from './provider-data.ts';
import json from './providers.json' with { type: 'json' };

/** What is known of large mailbox providers; docs/provider-data.md tells where it comes from. */
export const shippedProviders: ProviderData = readProviderData(json);
