export type { ProjectSetup } from '@pmtakit/language-service';
export { type FileStyle, type StyleFor } from './file-style.ts';
export { type LanguageServer, type ServerOptions, startServer } from './server.ts';
export { type ProjectsOptions, noSetup } from './projects.ts';
